import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemView } from './problem.view.js';
import { problemContent } from './refuses.js';

export const DOCS_PATH = 'docs';
export const DOCS_JSON_PATH = 'docs-json';

const DESCRIPTION = `Candidate background screening for public employers. What the law protects never reaches the
person who decides.

**Logging in.** \`POST /v1/sessions\` answers an access token for 15 minutes and a refresh token. Send
\`Authorization: Bearer <access_token>\`. Each operation names the permission it needs (\`x-permission\`).

**Lists** are newest first: \`{object: "list", data, has_more, next_href}\`. Follow \`next_href\` until it is null.

**Sending again.** Every POST of a logged-in user takes an \`Idempotency-Key\`. The same key with the same body
answers what was answered first (\`Idempotent-Replayed: true\`) and does nothing again. The same key with another body
is refused (422); while the first request is being worked on the answer is 409 with \`Retry-After\`. Keys are kept
for 48 hours; refused requests leave their key free.

**Editing.** What two people can edit has an \`ETag\`. Send it back as \`If-Match\`: 428 without it, 412 when somebody
else was faster.

**Refusals** are problem details (RFC 9457) with a stable \`code\`, the fields to correct (\`errors\`), the present
\`state\` and what is \`missing\`. What is not yours answers 404 as if it did not exist. Unknown fields are refused.

**Limits.** \`X-RateLimit-Limit\`, \`-Remaining\` and \`-Reset\` (seconds since 1970) are on every response;
429 says \`Retry-After\`. Times are ISO 8601 in UTC.`;

/** Serves the API document at /docs-json and its page at /docs. */
export function serveApiDocument(app: NestExpressApplication): void {
  SwaggerModule.setup(DOCS_PATH, app, () => apiDocument(app), {
    jsonDocumentUrl: DOCS_JSON_PATH,
    yamlDocumentUrl: 'docs-yaml',
    customSiteTitle: 'Fairscreen API',
    swaggerOptions: { persistAuthorization: true, docExpansion: 'none' },
  });
}

/** The API document of this app, with what every operation has in common added to each. */
export function apiDocument(app: NestExpressApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Fairscreen')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, about, { extraModels: [ProblemView] });
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation !== undefined) completeOperation(operation, method);
    }
  }
  return document;
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete'] as const;
type Method = (typeof METHODS)[number];
type Operation = NonNullable<OpenAPIObject['paths'][string][Method]>;

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Send the same key when you send the same request again; see "Sending again".',
  schema: { type: 'string', minLength: 1, maxLength: 255, example: '8e03978e-40d5-43dd-bc93-6894a57f9324' },
} satisfies NonNullable<Operation['parameters']>[number];

function completeOperation(operation: Operation, method: Method): void {
  const needsAccount = (operation.security ?? []).length > 0;
  const parameters = operation.parameters ?? [];
  const hasPathId = parameters.some((parameter) => 'in' in parameter && parameter.in === 'path');
  const hasQuery = parameters.some((parameter) => 'in' in parameter && parameter.in === 'query');
  const changesVersion = parameters.some((parameter) => 'name' in parameter && parameter.name === 'If-Match');
  const isKeyed = method === 'post' && needsAccount;

  if (isKeyed) operation.parameters = [...parameters, IDEMPOTENCY_KEY];
  if (needsAccount) {
    refuse(operation, 401, '`session.required`: no valid access token.');
    refuse(operation, 403, '`permission.denied`: none of your roles holds the permission.');
  }
  if (hasPathId) refuse(operation, 404, 'There is no such thing, or it is not yours.');
  if (isKeyed)
    refuse(operation, 409, '`idempotency.in_progress`: the first request is still being worked on.');
  if (changesVersion) {
    refuse(operation, 412, '`precondition.stale`: it was changed since you read it.');
    refuse(operation, 428, '`precondition.required`: If-Match is missing.');
  }
  if (operation.requestBody !== undefined || hasQuery || isKeyed) {
    refuse(operation, 422, '`request.invalid`: `errors` names each field.');
  }
  refuse(operation, 429, '`rate.exceeded`: wait for `Retry-After` seconds.');
  operation.responses.default ??= { description: 'Any other refusal or failure.', content: problemContent() };
}

/** Adds a refusal that every such operation has; one that the route describes itself keeps its own words, too. */
function refuse(operation: Operation, status: number, description: string): void {
  const said = operation.responses[status];
  if (said === undefined) {
    operation.responses[status] = { description, content: problemContent() };
  } else if ('description' in said && said.description !== undefined) {
    said.description = `${said.description} ${description}`;
  }
}
