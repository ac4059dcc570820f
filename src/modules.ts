import { home } from '#home';
import { organisation } from '#organisation';
import type { Module } from '#platform/module.ts';
import { training } from '#training';

/** Every module, in menu order. */
export const modules: readonly Module[] = [home, training, organisation];
