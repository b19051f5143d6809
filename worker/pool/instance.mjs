// One Go program at work: the compiled Worker, started, called, and watched.
import '../build/wasm_exec.js'
import { createRuntimeContext, loadModule } from '../build/runtime.mjs'
import * as store from './store.mjs'

/**
 * @typedef {object} Instance
 * @property {() => boolean} spent  it ended or panicked, and serves no more
 * @property {() => number} bytes  size of its memory, which never shrinks
 * @property {(env: object, ctx: object) => void} enter  lends it a request's environment
 * @property {() => void} leave  takes it back
 * @property {(verb: string, arg?: unknown) => Promise<any>} call  handle, wake or tick
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
    call: (verb, arg) => whileAlive((resolve, reject) => binding[verb](arg).then(resolve, reject)),
  }
}
