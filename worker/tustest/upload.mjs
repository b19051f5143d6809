// Uploads one file by tus-js-client as npm has it, and prints where the
// delivery is. Arguments: the service's URL, municipality, token, file, part size.
import {createReadStream, statSync} from 'node:fs'
import {Upload} from 'tus-js-client'

const [url, municipality, token, file, part] = process.argv.slice(2)
let retries = 0

const upload = new Upload(createReadStream(file), {
  endpoint: `${url}/v1/uploads`,
  chunkSize: Number(part),
  uploadSize: statSync(file).size,
  retryDelays: Array(200).fill(20),
  headers: {Authorization: `Bearer ${token}`},
  metadata: {year: '2026', municipality, kind: 'test', contact: 'iplos@example.no', filename: 'secret.xml'},
  onShouldRetry: (error, attempt, options) => {
    retries++
    const status = error.originalResponse ? error.originalResponse.getStatus() : 0
    return status < 400 || status >= 500 || status === 409 || status === 423
  },
  onError: (error) => {
    console.error(String(error))
    process.exit(1)
  },
  onSuccess: ({lastResponse}) => console.log(JSON.stringify({location: lastResponse.getHeader('Location'), retries})),
})
upload.start()
