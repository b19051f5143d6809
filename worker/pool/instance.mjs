// One Go program at work: the compiled Worker, started, called, and watched.
import '../build/wasm_exec.js'
import { createRuntimeContext, loadModule } from '../build/runtime.mjs'
import { bridge, pack, unpack, wait } from './bridge.mjs'
import { createMemory } from './memory.mjs'
import * as store from './store.mjs'

/**
 * @typedef {object} Instance
 * @property {() => boolean} spent  it ended or panicked, and serves no more
 * @property {() => number} bytes  size of its memory, which never shrinks
 * @property {(env: object, ctx: object) => void} enter  lends it a request's environment
 * @property {() => void} leave  takes it back
 * @property {(request: Request) => Promise<Response>} handle
 * @property {(message: Uint8Array) => Promise<void>} wake
 * @property {() => Promise<void>} tick
 */

/** What a program is asked for, by the numbers of worker/cf/serve.go. */
const verbs = { handle: 0, wake: 1, tick: 2 }

/**
 * Starts a Go program and waits until it can be called. Rejects when it ends
 * before that; why stands in the log.
 * @returns {Promise<Instance>}
 */
export async function start(env, ctx) {
  const module = await loadModule()
  const context = Object.assign(createRuntimeContext({ env, ctx, binding: {} }), { store, tainted: false })
  context.wait = wait(context)
  const go = new globalThis.Go()
  // Whoever waits for an answer, by its number. He must hear of the program's
  // end too, since nobody else would settle his promise.
  const calls = new Map()
  let ended
  const end = (e) => {
    if (ended) return
    ended = e
    context.tainted = true
    for (const timer of go._scheduledTimeouts.values()) clearTimeout(timer)
    go._scheduledTimeouts.clear()
    for (const { reject } of calls.values()) reject(e)
    calls.clear()
  }
  go.exit = (code) => end(new Error(`the Go program ended with code ${code}`))
  // All of a program runs by this after its start: by a message, by a timer, or by
  // a promise of its own, whose failure nobody else would see. What is left of one
  // that the runtime broke off is not called again, and has no frame to go back to.
  const resume = go._resume
  go._resume = () => {
    if (ended) return
    try {
      resume.call(go)
    } catch (e) {
      if (!ended) console.error(e.stack)
      end(new Error(`the Go program was broken off: ${e.message}`))
      delete go._inst
    }
  }

  let program
  const memory = createMemory(() => program)
  /** Lets the program go on after tell has told it what happened. */
  const goOn = (tell) => {
    if (ended) return
    try {
      tell()
    } catch (e) {
      console.error(e.stack)
      return end(e)
    }
    go._resume()
  }
  const settle = (number, failed, message) => goOn(() => program.sluse_settle(number, failed ? 1 : 0, memory.put(message)))
  const answered = (number, make) => {
    const call = calls.get(number)
    calls.delete(number)
    try {
      call?.resolve(make())
    } catch (e) {
      call?.reject(e) // Go must not be hit by what is wrong with its own answer
    }
  }
  const imports = {
    ...bridge(context, memory, settle),
    answer: (number, at, size, bodyAt, bodySize) => answered(number, () => unpack(memory.text(at, size), memory.bytes(bodyAt, bodySize))),
    stream: (number, at, size) => answered(number, () => unpack(memory.text(at, size), context.outflow)),
    done: (number) => answered(number, () => {}),
    fail: (number, at, size) => answered(number, () => { throw new Error(memory.text(at, size)) }),
  }

  let last = 0
  const call = (f) => new Promise((resolve, reject) => {
    calls.set(last, { resolve, reject })
    f(last++)
  })
  const ask = async (verb, message) => {
    if (ended) throw ended
    return call((number) => goOn(() => program.sluse_call(number, verb, memory.put(message))))
  }

  await call((number) => {
    const instance = new WebAssembly.Instance(module, { ...go.importObject, sluse: imports, workers: { ready: () => answered(number, () => {}) } })
    program = instance.exports
    go.run(instance, context).catch(end)
  })
  return {
    spent: () => context.tainted,
    bytes: () => program.mem.buffer.byteLength,
    enter: (env, ctx) => void Object.assign(context, { env, ctx }),
    leave: () => void Object.assign(context, { env: undefined, ctx: undefined, request: undefined, source: undefined, outflow: undefined }),
    handle(request) {
      context.request = request
      return ask(verbs.handle, pack(request))
    },
    wake: (message) => ask(verbs.wake, message),
    tick: () => ask(verbs.tick, ''),
  }
}
