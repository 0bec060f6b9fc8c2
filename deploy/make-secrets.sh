#!/usr/bin/env bash
# Makes the secrets of a new installation in ./secrets, once, and the environment of each side. What is there stays.
# RUN is how a command of the service is run (given the words "side:environment SIDE"); DATABASE_URL and REDIS_URL are those of
# the compose file where they are not set.
set -euo pipefail
cd "$(dirname "$0")"
umask 077
mkdir -p secrets

RUN=${RUN:-docker compose run --rm --no-deps -T operator dist/cli.js}

if [[ ! -e secrets/owner.env ]]; then
  password=$(openssl rand -hex 24)
  printf '%s' "$password" >secrets/postgres_password
  # The sides read their own files; only who holds this one can make them.
  cat >secrets/owner.env <<ENV
DATABASE_URL=${DATABASE_URL:-postgres://fairscreen:$password@postgres:5432/fairscreen}
REDIS_URL=${REDIS_URL:-redis://queue:6379}
MASTER_KEY=$(openssl rand -hex 32)
TOKEN_SECRET=$(openssl rand -hex 32)
LEDGER_SIGNING_KEY=$(openssl rand -hex 32)
ENV
  chmod 600 secrets/*
fi

for side in desk hiring auditor worker; do
  [[ -s secrets/$side.env ]] && continue
  # shellcheck disable=SC2086 # RUN is several words
  $RUN side:environment "$side" >"secrets/$side.env.part"
  mv "secrets/$side.env.part" "secrets/$side.env"
done
echo "The secrets are in $PWD/secrets. Keep a copy of owner.env in a safe place: without MASTER_KEY the vault stays shut."
