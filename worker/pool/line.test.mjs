// The line before the pool, without a clock: time passes only where a test
// says so, and who was not called waits for ever.
import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { Busy, createLine } from './line.mjs'
import { bounds, createPool } from './pool.mjs'

/** Lets everything happen that needs no time. */
const settle = async () => { for (let i = 0; i < 100; i++) await null }

/** Runs f in a world where timers do not fire; f gets a function that makes ms pass. */
const timeless = (f) => async () => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'] })
  try {
    await f(async (ms) => { mock.timers.tick(ms); await settle() })
  } finally {
    mock.timers.reset()
  }
}

/** A pool whose instances are lent until `end` is called, and the order in which requests were served. */
function world(b) {
  const ends = [], served = []
  let lent = 0, most = 0
  const instance = { spent: () => false, bytes: () => 0, enter() {}, leave() {} }
  const pool = createPool(async () => instance, { ...bounds, ...b })
  const come = (name) => pool.run({}, { waitUntil() {} }, async () => {
    most = Math.max(most, ++lent)
    served.push(name)
    await new Promise((resolve) => ends.push(resolve))
    lent--
  })
  const end = async () => { ends.shift()(); await settle() }
  return { pool, come, end, served, ends, most: () => most }
}

test('each instance that comes free calls the next, in order, without a clock', timeless(async () => {
  const { come, end, served, ends, most } = world({ most: 7 })
  const all = Array.from({ length: 50 }, (_, i) => come(i))
  await settle()
  for (let done = 0; done < 50; done++) {
    assert.equal(ends.length, Math.min(7, 50 - done))
    await end()
  }
  await Promise.all(all)
  assert.deepEqual(served, Array.from({ length: 50 }, (_, i) => i))
  assert.equal(most(), 7)
}))

test('who comes later does not take what is kept for one who was called', timeless(async () => {
  const { come, served, ends } = world({ most: 1 })
  come('first')
  await settle()
  come('waits')
  await settle()
  ends.shift()()
  // Called now, and not there yet: whoever comes at this moment stands behind.
  let i = 0
  while (served.length < 2 && i++ < 100) { come('late ' + i); await null }
  assert.deepEqual(served, ['first', 'waits'])
}))

test('one call for each instance, not one for each who waits', timeless(async () => {
  const line = createLine(bounds)
  const came = []
  for (const name of 'abc') line.stand(() => came.push(name), () => {})
  line.call()
  await settle()
  assert.deepEqual(came, ['a'])
  line.call()
  line.call()
  assert.equal(line.kept(), 2)
  await settle()
  assert.deepEqual(came, ['a', 'b', 'c'])
  assert.equal(line.size(), 0)
  line.call() // to nobody: the next who comes finds an instance free
  assert.equal(line.kept(), 0)
}))

/** Begins a request that the platform then ends: nothing it waits for continues. */
function vanishing(begin) {
  const { Promise } = globalThis
  globalThis.Promise = function (executor) { return new Promise(() => executor(() => {}, () => {})) }
  try {
    begin()
  } finally {
    globalThis.Promise = Promise
  }
}

test('for one who was called and is gone, the next is called', timeless(async (pass) => {
  const { pool, come, end, served } = world({ most: 1, patience: 1000 })
  come('first')
  await settle()
  vanishing(() => come('gone'))
  await pass(600)
  come('next')
  await end()
  assert.deepEqual(served, ['first'])
  await pass(1000) // who waits looks about, and finds the place not yet given up
  assert.deepEqual(served, ['first'])
  await pass(1000)
  assert.deepEqual(served, ['first', 'next'])
  assert.equal(pool.stats().waiting, 0)
}))

test('who comes too late has his turn all the same', timeless(async (pass) => {
  const line = createLine({ ...bounds, patience: 1000 })
  const came = []
  line.stand(() => came.push('slow'), () => {})
  line.call()
  mock.timers.tick(1001) // and none of his code has run
  assert.equal(line.kept(), 0)
  await settle()
  assert.deepEqual(came, [])
  line.call()
  await settle()
  assert.deepEqual(came, ['slow'])
}))

test('who waits too long is turned away, and his place is no hindrance', timeless(async (pass) => {
  const line = createLine({ ...bounds, wait: 3000, patience: 1000 })
  const refused = assert.rejects(line.stand(() => {}, () => {}), Busy)
  for (let i = 0; i < 3; i++) await pass(1000)
  await refused
  assert.equal(line.size(), 0)
}))
