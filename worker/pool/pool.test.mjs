// The pool's bounds, with instances made of JavaScript.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Busy } from './line.mjs'
import { bounds, createPool } from './pool.mjs'

/** Time for what hangs on promises. */
const soon = (_, ms = 5) => new Promise((resolve) => setTimeout(resolve, ms))

/** A pool of instances that count themselves, and how to lend one for as long as one likes. */
function world(b = {}) {
  let started = 0
  const start = async () => {
    const id = ++started
    return { id, size: 1, ended: false, spent() { return this.ended }, bytes() { return this.size }, enter() {}, leave() {} }
  }
  const pool = createPool(start, { ...bounds, ...b })
  const ctx = { waitUntil() {} }
  const once = async (use = (i) => i.id) => pool.run({}, ctx, async (i) => use(i)).finally(soon)
  /** Lends an instance until told to end. */
  const hold = () => {
    let end
    const until = new Promise((resolve) => (end = resolve))
    const done = pool.run({}, ctx, (i) => until.then(() => i.id))
    return { done, end: () => (end(), done.then(soon)) }
  }
  return { pool, once, hold, started: () => started }
}

test('an instance is used again, up to its uses', async () => {
  const { once } = world({ uses: 2 })
  assert.deepEqual([await once(), await once(), await once()], [1, 1, 2])
})

test('one that grew or ended is not kept', async () => {
  const { once } = world({ bytes: 10 })
  await once((i) => (i.size = 11))
  assert.equal(await once(), 2)
  await once((i) => (i.ended = true))
  assert.equal(await once(), 3)
})

test('one that ended while it was idle is not lent', async () => {
  const { once } = world()
  let idle
  assert.equal(await once((i) => ((idle = i), i.id)), 1)
  idle.ended = true
  assert.equal(await once(), 2)
})

test('one whose use failed is not kept, and the failure is told', async () => {
  const { once } = world()
  await assert.rejects(once(() => { throw new Error('broken') }), /broken/)
  assert.equal(await once(), 2)
})

test('a start that fails leaves its place', async () => {
  let fails = true
  const pool = createPool(async () => {
    if (fails) throw new Error('no start')
    return { spent: () => false, bytes: () => 0, enter() {}, leave() {} }
  }, { ...bounds, most: 1 })
  const ctx = { waitUntil() {} }
  await assert.rejects(pool.run({}, ctx, () => 0), /no start/)
  fails = false
  assert.equal(await pool.run({}, ctx, async () => 'served'), 'served')
})

test('no more than most are lent; the next waits for one', async () => {
  const { hold, pool, started } = world({ most: 2 })
  const [a, b, c] = [hold(), hold(), hold()]
  await soon(0, 20)
  assert.equal(started(), 2)
  assert.equal(pool.stats().waiting, 1)
  await a.end()
  await c.end()
  assert.equal(await c.done, await a.done)
  await b.end()
  assert.deepEqual(pool.stats(), { idle: 2, lent: 0, waiting: 0, bytes: 2 })
})

test('no more than idle are kept', async () => {
  const { hold, pool } = world({ idle: 1 })
  const held = [hold(), hold(), hold()]
  for (const h of held) await h.end()
  assert.equal(pool.stats().idle, 1)
})

test('who waits too long, or with too many, is turned away', async () => {
  const { hold, once } = world({ most: 1, waiting: 1, wait: 50 })
  const a = hold()
  const late = once()
  await soon()
  await assert.rejects(once(), Busy)
  await assert.rejects(late, Busy)
  await a.end()
  assert.equal(await once(), 1)
})

test('a place that nobody gives back is written off, and not taken back later', async () => {
  const { hold, once, pool } = world({ most: 1, lost: 10 })
  const gone = hold()
  await soon(0, 20)
  assert.equal(await once(), 2)
  await gone.end()
  assert.equal(pool.stats().idle, 1)
  assert.equal(await once(), 2)
})

test('one is held until what waitUntil was given has settled, and what that brought', async () => {
  let lent
  const enter = (_, ctx) => (lent = ctx)
  const start = async (_, ctx) => ({ spent: () => false, bytes: () => 0, enter: enter(_, ctx), leave() {} })
  const pool = createPool(start)
  let end
  const second = new Promise((resolve) => (end = resolve))
  await pool.run({}, { waitUntil() {} }, async () => {
    lent.waitUntil(soon().then(() => lent.waitUntil(second)))
  })
  await soon(0, 20)
  assert.equal(pool.stats().lent, 1)
  end()
  await soon()
  assert.equal(pool.stats().lent, 0)
})

test('what goes to aside holds no instance, and keeps the request going', async () => {
  const kept = []
  let lent
  const start = async (_, ctx) => ((lent = ctx), { spent: () => false, bytes: () => 0, enter() {}, leave() {} })
  const pool = createPool(start)
  const never = new Promise(() => {})
  await pool.run({}, { waitUntil: (p) => kept.push(p) }, async () => lent.aside(never))
  await soon()
  assert.equal(pool.stats().idle, 1)
  assert.ok(kept.includes(never))
})

// The platform ends a request whose client has left, unless it waits for something.
test('a request is kept going until its instance is back', async () => {
  const { pool } = world()
  let kept
  await pool.run({}, { waitUntil: (p) => (kept = p) }, async () => assert.equal(pool.stats().lent, 1))
  await kept
  assert.deepEqual(pool.stats(), { idle: 1, lent: 0, waiting: 0, bytes: 1 })
})
