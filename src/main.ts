import { runService } from './apps/run-service.js';

await runService(process.env);
