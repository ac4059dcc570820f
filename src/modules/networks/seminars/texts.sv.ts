export const sv = {
  title: 'Fördjupning att anmäla sig till',
} as const;
