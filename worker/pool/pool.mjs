// The instance pool. Starting Go takes some 20 ms and 10 MB, so an instance
// that has served one request serves the next. The rules, each learnt by
// breaking it:
//
//   - One request at a time: an event of one must not run another's code.
//   - Nothing that belongs to a request, no promise, env or ctx, stays behind
//     in an instance that is given back.
//   - It is given back when the answer is made and every promise handed to
//     waitUntil has settled, not before.
//   - One that ended, panicked, grew or has served enough is not kept.
//   - A client that leaves must not take the instance along: the platform
//     would stop the request, and no code would run that gives it back. So
//     each request is kept going to its end, and one that still vanished is
//     written off.

/**
 * @typedef {object} Bounds
 * @property {number} most  instances alive at once; the isolate has 128 MB for all
 * @property {number} idle  instances kept without work
 * @property {number} uses  requests an instance serves
 * @property {number} bytes  memory beyond which it is not kept
 * @property {number} waiting  requests that may wait for an instance
 * @property {number} wait  ms until one that waits is turned away
 * @property {number} lost  ms after which a lent instance is written off
 *
 * @typedef {import('./instance.mjs').Instance} Instance
 * @typedef {{instance: Instance | null, uses: number}} Slot
 */

/** @type {Bounds} */
export const bounds = {
  most: 7, idle: 7, uses: 10_000, bytes: 16 << 20, waiting: 500, wait: 25_000, lost: 900_000,
}

/** Thrown when no instance came free in time. */
export class Busy extends Error {}

/**
 * @param {(env: object, ctx: object) => Promise<Instance>} start
 * @param {Bounds} b
 */
export function createPool(start, b = bounds) {
  /** @type {Slot[]} */
  const idle = []
  /** @type {Map<Slot, number>} since when each is lent */
  const lent = new Map()
  /** @type {Set<() => void>} wakes those who wait; a hint only, for a sleeper may be gone */
  const sleepers = new Set()

  /** Runs use with an instance of its own. */
  async function run(env, ctx, use) {
    const slot = take() ?? (await queue())
    const pending = []
    const watched = { ...ctx, waitUntil: (p) => (pending.push(p), ctx.waitUntil(p)) }
    const work = lend(slot, env, watched, use)
    const done = work.then(() => settled(pending)).then(() => giveBack(slot), () => drop(slot))
    ctx.waitUntil(done)
    return work
  }

  /** @returns {Slot | null} */
  function take() {
    const now = Date.now()
    if (lent.size >= b.most) writeOff(now)
    if (idle.length === 0 && lent.size >= b.most) return null
    const slot = idle.pop() ?? { instance: null, uses: 0 }
    lent.set(slot, now)
    return slot
  }

  async function lend(slot, env, ctx, use) {
    slot.uses++
    if (slot.instance) slot.instance.enter(env, ctx)
    else slot.instance = await start(env, ctx)
    return use(slot.instance)
  }

  function giveBack(slot) {
    const { instance } = slot
    instance.leave()
    const keep = lent.has(slot) && !instance.spent() && slot.uses < b.uses &&
      instance.bytes() <= b.bytes && idle.length < b.idle
    if (keep) idle.push(slot)
    drop(slot)
  }

  /** Ends a loan. The sleepers all look for themselves: who is woken may be gone. */
  function drop(slot) {
    lent.delete(slot)
    for (const wake of sleepers) wake()
    sleepers.clear()
  }

  function writeOff(now) {
    for (const [slot, since] of lent) if (now - since > b.lost) lent.delete(slot)
  }

  async function queue() {
    if (sleepers.size >= b.waiting) throw new Busy('too many requests wait')
    const until = Date.now() + b.wait
    while (Date.now() < until) {
      await hint()
      const slot = take()
      if (slot) return slot
    }
    throw new Busy('no instance came free in time')
  }

  async function hint() {
    let wake
    const woken = new Promise((resolve) => sleepers.add((wake = resolve)))
    await Promise.race([woken, new Promise((resolve) => setTimeout(resolve, 500))])
    sleepers.delete(wake)
  }

  const bytes = () => idle.reduce((n, slot) => n + slot.instance.bytes(), 0)
  return { run, stats: () => ({ idle: idle.length, lent: lent.size, waiting: sleepers.size, bytes: bytes() }) }
}

/** Waits for promises that may themselves bring more. */
async function settled(pending) {
  for (let seen = -1; seen < pending.length; ) {
    seen = pending.length
    await Promise.allSettled(pending)
  }
}
