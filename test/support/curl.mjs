// Stands in for curl where a machine has none: the options that the README's worked example uses, and no others.
import { text } from 'node:stream/consumers';

const headers = {};
let [method, url, body] = ['', '', undefined];
const args = process.argv.slice(2);
for (let arg = args.shift(); arg !== undefined; arg = args.shift()) {
  if (arg === '-sS') continue;
  else if (arg === '-X') method = args.shift();
  else if (arg === '-d') body = args.shift();
  else if (arg === '-H') {
    const [name, ...value] = args.shift().split(':');
    headers[name] = value.join(':').trim();
  } else if (arg.startsWith('-')) throw new Error(`curl.mjs does not know ${arg}`);
  else url = arg;
}
if (body === '@-') body = await text(process.stdin);
const response = await fetch(url, { method: method || (body === undefined ? 'GET' : 'POST'), headers, body });
process.stdout.write(await response.text());
