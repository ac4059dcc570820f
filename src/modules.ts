import { examples } from '#examples';
import { handbook } from '#handbook';
import { home } from '#home';
import { networks } from '#networks';
import { organisation, readerOf } from '#organisation';
import { oversight } from '#oversight';
import type { Config } from '#platform/config.ts';
import type { Module } from '#platform/module.ts';
import { letterSender, platformRooms } from '#platform/rooms.ts';
import { screening } from '#screening';
import { training } from '#training';

const ofTheField: readonly Module[] = [home, training, handbook, screening, networks, examples, organisation, oversight];

/** Every module, in menu order; the platform's own pages last. */
export const modules: readonly Module[] = [...ofTheField, platformRooms(ofTheField, readerOf)];

/** Sends the letters that wait; see platform/mail. */
export const sendWaitingLetters = (config: Config) => letterSender(config, ofTheField, readerOf);
