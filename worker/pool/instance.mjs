// One Go program at work: the compiled Worker, started, called, and watched.
import '../build/wasm_exec.js'
import { createRuntimeContext, loadModule } from '../build/runtime.mjs'
import { bridge, pack, unpack } from './bridge.mjs'
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

/**
 * Starts a Go program and waits until it can be called. Rejects when it ends
 * before that; why stands in the log.
 * @returns {Promise<Instance>}
 */
export async function start(env, ctx) {
  const module = await loadModule()
  const binding = {}
  const context = Object.assign(createRuntimeContext({ env, ctx, binding }), { store, tainted: false })
  Object.assign(context, bridge(context))
  const go = new globalThis.Go()
  // Whoever waits for an answer must hear of the program's end, since nobody
  // else would settle his promise. It is his alone: a promise must not
  // outlive the request it was made in.
  let onEnd
  go.exit = (code) => {
    context.tainted = true
    onEnd(new Error(`the Go program ended with code ${code}`))
  }
  const whileAlive = (executor) =>
    new Promise((resolve, reject) => {
      onEnd = reject
      executor(resolve, reject)
    }).finally(() => (onEnd = () => {}))

  let memory
  await whileAlive((resolve, reject) => {
    const instance = new WebAssembly.Instance(module, { ...go.importObject, workers: { ready: resolve } })
    memory = instance.exports.mem
    go.run(instance, context).catch(reject)
  })
  return {
    spent: () => context.tainted,
    bytes: () => memory.buffer.byteLength,
    enter: (env, ctx) => void Object.assign(context, { env, ctx }),
    leave: () => void Object.assign(context, { env: undefined, ctx: undefined }),
    handle: (request) =>
      whileAlive((resolve, reject) => binding.handle(answered(resolve, reject), reject, pack(request), request.body)),
    wake: (message) => whileAlive((resolve, reject) => binding.wake(resolve, reject, message)),
    tick: () => whileAlive((resolve, reject) => binding.tick(resolve, reject)),
  }
}

/** Go must not be hit by what is wrong with its own answer. */
const answered = (resolve, reject) => (head, body) => {
  try {
    resolve(unpack(head, body))
  } catch (e) {
    reject(e)
  }
}
