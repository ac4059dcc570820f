// A thread that draws one document and ends: the compiler works in one go, for seconds where there are hundreds of pages, and
// what it needs of memory goes back with the thread.
import { parentPort, workerData } from 'node:worker_threads';
import { type Drawing, draw, openCompiler } from './draw.ts';

const { bytes, ...about } = draw(await openCompiler(), workerData as Drawing);
const whole = new Uint8Array(bytes);
parentPort?.postMessage({ bytes: whole, ...about }, [whole.buffer]);
