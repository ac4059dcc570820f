export const sv = {
  outside: 'Handböckerna hör till kommunerna',
  outsideBody: 'Du som arbetar någon annanstans kan läsa de handböcker som en kommun har öppnat för alla.',
  openBooks: 'Öppna handböcker',
} as const;
