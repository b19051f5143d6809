// The instance pool. Starting Go takes some 20 ms and 10 MB, so an instance
// that has served one request serves the next. The rules, each learnt by
// breaking it:
//
//   - One request at a time: an event of one must not run another's code.
//   - Nothing that belongs to a request, no promise, env or ctx, stays behind
//     in an instance that is given back.
//   - It is given back when the answer is made and every promise handed to
//     waitUntil has settled, not before. What runs in JavaScript alone and
//     comes back to no Go program goes to aside, and holds none.
//   - One that ended, panicked, grew or has served enough is not kept.
//   - A client that leaves must not take the instance along: the platform
//     would stop the request, and no code would run that gives it back. So
//     each request is kept going to its end, waiting (line.mjs) included, and
//     one that still vanished is written off.
import { createLine } from './line.mjs'

/**
 * @typedef {object} Bounds
 * @property {number} most  instances alive at once; the isolate has 128 MB for all
 * @property {number} idle  instances kept without work
 * @property {number} uses  requests an instance serves
 * @property {number} bytes  memory beyond which it is not kept
 * @property {number} waiting  requests that may wait for an instance
 * @property {number} wait  ms until one that waits is turned away
 * @property {number} patience  ms for one whose turn it is to come
 * @property {number} lost  ms after which a lent instance is written off
 *
 * @typedef {import('./instance.mjs').Instance} Instance
 * @typedef {{instance: Instance | null, uses: number}} Slot
 */

/** @type {Bounds} */
export const bounds = {
  most: 7, idle: 7, uses: 10_000, bytes: 16 << 20, lost: 900_000,
  waiting: 500, wait: 25_000, patience: 2_000,
}

/**
 * @param {(env: object, ctx: object) => Promise<Instance>} start
 * @param {Bounds} b
 */
export function createPool(start, b = bounds) {
  /** @type {Slot[]} */
  const idle = []
  /** @type {Map<Slot, number>} since when each is lent */
  const lent = new Map()
  const line = createLine(b)

  /** Runs use with an instance of its own. */
  async function run(env, ctx, use) {
    const slot = take() ?? (await turn(ctx))
    const pending = []
    const watched = { waitUntil: (p) => (pending.push(p), ctx.waitUntil(p)), aside: (p) => ctx.waitUntil(p) }
    const work = lend(slot, env, watched, use)
    ctx.waitUntil(work.then(() => settled(pending)).then(() => giveBack(slot), () => drop(slot)))
    return work
  }

  /** An instance, unless all are lent or kept for who waited longer. @returns {Slot | null} */
  function take() {
    if (lent.size >= b.most) writeOff()
    return lent.size + line.kept() < b.most ? borrow() : null
  }

  function borrow() {
    let slot = idle.pop()
    while (slot?.instance.spent()) slot = idle.pop() // it ended while it had nothing to do
    slot ??= { instance: null, uses: 0 }
    lent.set(slot, Date.now())
    return slot
  }

  /** Waits in line. A client that leaves must not leave its place empty. */
  function turn(ctx) {
    const slot = line.stand(borrow, writeOff)
    ctx.waitUntil(slot.catch(() => {}))
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

  /** Ends a loan, and calls who is to have the next. One written off has been replaced already. */
  function drop(slot) {
    if (lent.delete(slot)) line.call()
  }

  function writeOff() {
    const now = Date.now()
    for (const [slot, since] of lent) if (now - since > b.lost) drop(slot)
  }

  const bytes = () => idle.reduce((n, slot) => n + slot.instance.bytes(), 0)
  return { run, stats: () => ({ idle: idle.length, lent: lent.size, waiting: line.size(), bytes: bytes() }) }
}

/** Waits for promises that may themselves bring more. */
async function settled(pending) {
  for (let seen = -1; seen < pending.length; ) {
    seen = pending.length
    await Promise.allSettled(pending)
  }
}
