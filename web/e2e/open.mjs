// Opens a sealed file with npm's age-encryption, an implementation that shares
// no code with ours, and writes what is in it to stdout.
//
//   node open.mjs IDENTITY-FILE SEALED-FILE
import { readFile } from 'node:fs/promises';
import { Decrypter } from 'age-encryption';

const [identityFile, sealedFile] = process.argv.slice(2);
const identity = (await readFile(identityFile, 'utf8')).split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-'));
const opener = new Decrypter();
opener.addIdentity(identity.trim());
process.stdout.write(await opener.decrypt(await readFile(sealedFile)));
