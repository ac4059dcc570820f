// What the description of the API shows: made-up things that hang together.
export const exampleCourse = {
  id: '0b8f6a1e-2c5d-4f7a-8a14-6f1d2e3c4b5a',
  organisation_id: '3f0c2f5e-8c1d-4b7e-9a52-0d6c1a7e4b90',
  title: 'Se våldet – grund',
  level: 'basic' as const,
  form: 'classroom' as const,
  length_text: 'tre halvdagar',
  summary: 'Att se tecken på våld och veta vad man gör sedan.',
  validity_months: 36,
  approval: 'none' as const,
  accepts_external: false,
  prerequisite_ids: [],
  published_at: '2026-01-12T07:30:00.000Z',
  retired_at: null,
};

export const exampleOccasion = {
  id: '5d1e7c2a-91b3-4c8e-b0f6-7a2d4e6f8c10',
  course_id: exampleCourse.id,
  organiser_id: exampleCourse.organisation_id,
  label: '',
  place: 'Stadshuset, sal 3',
  online_link: null,
  starts_at: '2026-11-24T08:00:00.000Z',
  ends_at: '2026-11-24T11:00:00.000Z',
  sign_up_opens: null,
  sign_up_closes: '2026-11-20T11:00:00.000Z',
  public_calendar: true,
  published_at: '2026-09-01T06:00:00.000Z',
  cancelled_at: null,
  sequence: 1,
  audience_ids: [exampleCourse.organisation_id],
  parts: [
    {
      id: 'c4a9e0b1-5f2d-47c6-9e83-1b7d3f5a6c20',
      number: 1,
      starts_at: '2026-11-24T08:00:00.000Z',
      ends_at: '2026-11-24T11:00:00.000Z',
      room: '',
    },
  ],
  seats: { seats: 40, placed: 37, offered: 1, kept: 2, free: 0, waiting: 4, resting: 0, requested: 0, interested: 0 },
};

export const examplePerson = { id: '7e2b9d40-3a6c-4f15-8d97-2c5e1a0b4f68', name: 'Karin Ekdahl' };

export const exampleSignUp = {
  id: '9a3c5e7f-1b2d-4c6e-8f90-3d5b7a9c1e2f',
  occasion_id: exampleOccasion.id,
  person: examplePerson,
  employer_id: exampleCourse.organisation_id,
  state: 'waiting' as const,
  number: 43,
  offer_expires_at: '2026-11-23T11:00:00.000Z',
  signed_up_at: '2026-10-02T12:04:31.120Z',
  changed_at: '2026-10-02T12:04:31.120Z',
  reason: null,
};
