#!/usr/bin/env node
// What the service is measured beside: the same framework, one handler with one INSERT and one with one SELECT in the
// same PostgreSQL. No login, no check, no sealing, no ledger. DATABASE_URL says where.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Module, Param, Post } from '@nestjs/common';
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

const SELECT = { name: 'select', text: 'SELECT id, content FROM bench.finding WHERE id = $1' };

class FindingsController {
  async log(body) {
    const id = randomUUID();
    const { search_id, source_url, excerpt, method } = body;
    const values = [id, search_id, source_url, excerpt, method, JSON.stringify(body), new Date()];
    await pool.query({ ...INSERT, values });
    return { id, object: 'finding' };
  }

  async read(id) {
    const { rows } = await pool.query({ ...SELECT, values: [id] });
    return rows[0];
  }
}
const described = (name) => [
  FindingsController.prototype,
  name,
  Object.getOwnPropertyDescriptor(FindingsController.prototype, name),
];
Controller('findings')(FindingsController);
Post()(...described('log'));
Body()(FindingsController.prototype, 'log', 0);
Get(':id')(...described('read'));
Param('id')(FindingsController.prototype, 'read', 0);

class BareApp {}
Module({ controllers: [FindingsController] })(BareApp);

const app = await NestFactory.create(BareApp, { logger: false });
await app.listen(0, '127.0.0.1');
console.log(`The bare handler is running at ${await app.getUrl()}`);
process.on('SIGTERM', () => process.exit(0));
