// A Worker with its bindings counted as Cloudflare bills them: GET /bench/count
// tells, /bench/wake consumes the queue, /bench/tick is cron.
const count = { rowsRead: 0, rowsWritten: 0, classA: 0, classB: 0, queue: 0, events: 0 }
const messages = []

function db(real) {
  const tally = ({ meta }) => {
    count.rowsRead += meta.rows_read
    count.rowsWritten += meta.rows_written
  }
  const wrap = (stmt) => ({
    stmt,
    bind: (...args) => wrap(stmt.bind(...args)),
    // raw tells no counts, so what only reads is run once more for them.
    async raw() {
      const rows = await stmt.raw()
      tally((await real.batch([stmt]))[0])
      return rows
    },
  })
  return {
    prepare: (sql) => wrap(real.prepare(sql)),
    async batch(list) {
      const results = await real.batch(list.map((s) => s.stmt))
      results.forEach(tally)
      return results
    },
  }
}

/** R2: what writes and lists is class A, what reads class B, deleting is free. */
function bucket(real) {
  const billed = (kind, method) => (...args) => (count[kind]++, real[method](...args))
  return {
    put: billed('classA', 'put'), list: billed('classA', 'list'), createMultipartUpload: billed('classA', 'createMultipartUpload'),
    get: billed('classB', 'get'), head: billed('classB', 'head'), delete: (...args) => real.delete(...args),
  }
}

/** A message of up to 64 kB is billed when it is written, read and deleted. */
const queue = { send: async (body) => ((count.queue += 3), void messages.push(body)) }

const counted = (env) => ({ ...env, DB: db(env.DB), BLOBS: bucket(env.BLOBS), QUEUE: queue, MAIL: { async send() {} } })

export const counting = (worker) => ({
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url)
    if (pathname === '/bench/count') return Response.json(count)
    count.events++
    if (pathname === '/bench/tick') await worker.scheduled({}, counted(env), ctx)
    else if (pathname === '/bench/wake') await wake(worker, counted(env), ctx)
    else return worker.fetch(request, counted(env), ctx)
    return Response.json(count)
  },
})

/** Wakes come in batches of up to ten. */
async function wake(worker, env, ctx) {
  count.events += Math.max(0, Math.ceil(messages.length / 10) - 1)
  const batch = messages.splice(0).map((body) => ({ body, ack() {}, retry() { throw new Error('a wake failed') } }))
  await worker.queue({ queue: 'wake', messages: batch }, env, ctx)
}
