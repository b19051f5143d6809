// Turns the service's OpenAPI document into the JSON that the page's API view
// is drawn from.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const out = join(import.meta.dirname, '../src/page/generated');
const text = readFileSync(join(import.meta.dirname, '../../worker/openapi.yaml'), 'utf8');
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'openapi.json'), JSON.stringify(parse(text)) + '\n');
