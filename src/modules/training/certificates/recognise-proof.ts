const kinds = [
  { type: 'application/pdf', ending: 'pdf', starts: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', ending: 'png', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', ending: 'jpg', starts: [0xff, 0xd8, 0xff] },
] as const;

export type ProofKind = (typeof kinds)[number];

/** What a file is by its first bytes, whatever it calls itself; null when it is none of what a proof may be. */
export function recogniseProof(bytes: Uint8Array): ProofKind | null {
  return kinds.find(({ starts }) => starts.every((byte, place) => bytes[place] === byte)) ?? null;
}
