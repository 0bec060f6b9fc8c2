#!/usr/bin/env node
// The reference for logging a finding: the same framework, one handler, one INSERT in the same PostgreSQL. No login, no
// check, no sealing, no ledger. DATABASE_URL says where.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
await pool.query(`CREATE SCHEMA IF NOT EXISTS bench`);
await pool.query(`CREATE TABLE IF NOT EXISTS bench.finding (
  id text PRIMARY KEY, search_id text, source_url text, excerpt text, method text, content jsonb, logged_at timestamptz)`);

const INSERT = {
  name: 'insert',
  text: 'INSERT INTO bench.finding VALUES ($1, $2, $3, $4, $5, $6, $7)',
};

class FindingsController {
  async log(body) {
    const id = randomUUID();
    const { search_id, source_url, excerpt, method } = body;
    const values = [id, search_id, source_url, excerpt, method, JSON.stringify(body), new Date()];
    await pool.query({ ...INSERT, values });
    return { id, object: 'finding' };
  }
}
Controller('findings')(FindingsController);
Post()(
  FindingsController.prototype,
  'log',
  Object.getOwnPropertyDescriptor(FindingsController.prototype, 'log'),
);
Body()(FindingsController.prototype, 'log', 0);

class BareApp {}
Module({ controllers: [FindingsController] })(BareApp);

const app = await NestFactory.create(BareApp, { logger: false });
await app.listen(0, '127.0.0.1');
console.log(`The bare handler is running at ${await app.getUrl()}`);
process.on('SIGTERM', () => process.exit(0));
