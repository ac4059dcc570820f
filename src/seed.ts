import type { Command } from '#platform/command.ts';
import type { House } from '#platform/house.ts';

export async function seedDemoOnce(_house: House): Promise<void> {}

export const seedCommands: readonly Command[] = [];
