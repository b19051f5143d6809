// What crosses between JavaScript and Go, in few and large pieces: a crossing
// costs microseconds whatever it carries, and a request field by field, or a
// row cell by cell, was most of what a request cost.

/** A request's head as one text: method, URL, then names and values of headers, a line each. */
export function pack(request) {
  let head = `${request.method}\n${request.url}`
  for (const [name, value] of request.headers) head += `\n${name}\n${value}`
  return head
}

/** The answer of a head as Go writes it (status, then names and values) and a body, if any. */
export function unpack(head, body) {
  const [status, ...lines] = head.split('\n')
  const headers = []
  for (let i = 0; i < lines.length; i += 2) headers.push([lines[i], lines[i + 1]])
  return new Response(body, { status: Number(status), headers })
}

/**
 * What a Go program finds in its context beside env and ctx. It waits for a
 * promise by a number of its own, which comes back through context.settle.
 */
export function bridge(context) {
  const wait = (number, promise) =>
    promise.then(
      (value) => context.settle?.(number, value),
      (e) => context.settle?.(number, undefined, e),
    )
  return {
    wait,
    log: (line) => console.log(line),
    query: (number, sql, args) => wait(number, rows(statement(context.env.DB, sql, JSON.parse(args)))),
    batch: (number, stmts) => wait(number, changes(context.env.DB, JSON.parse(stmts))),
    limit: (number, limiter, key) => wait(number, within(context.env[limiter], key)),
    send: (message) => context.ctx.aside(send(context.env.QUEUE, message)),
  }
}

/** Bytes travel as {"bytes": base64} to the database, and as a list of numbers from it. */
const statement = (db, sql, args) =>
  db.prepare(sql).bind(...args.map((a) => (a?.bytes === undefined ? a : Uint8Array.fromBase64(a.bytes))))

const rows = async (stmt) => JSON.stringify(await stmt.raw())

const within = async (limiter, key) => JSON.stringify((await limiter.limit({ key })).success)

async function changes(db, stmts) {
  const results = await db.batch(stmts.map(({ sql, args }) => statement(db, sql, args ?? [])))
  return JSON.stringify(results.map((r) => r.meta.changes))
}

/** A message that is lost is missed by nobody but the log: the outbox still has its row. */
async function send(queue, message) {
  try {
    await queue.send(message, { contentType: 'bytes' })
  } catch (e) {
    console.warn(JSON.stringify({ level: 'WARN', msg: 'queue', error: e.message }))
  }
}
