import { expect, test } from 'vitest';
import { newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { certify, employ, newCourse, newTarget } from '../coverage/test-help.ts';
import { remindDaily } from './remind-daily.ts';
import { dayFromNow, lettersAbout, place, readLetter } from './test-help.ts';

const ground = await openTown();
const worker = ground.house.worker.db;

test('a new employee is offered her first courses, in one letter and once', async () => {
  const town = await ground.municipality();
  const [course, second, later] = [
    await newCourse(town),
    await newCourse(town, 'Fråga om våld'),
    await newCourse(town, 'Senare'),
  ];
  await newTarget(town, course);
  await newTarget(town, second);
  await newTarget(town, later);
  await town.owner('update training.course_target set first_for_new = false where course_id = $1', [later]);
  const person = async (from: string, wish = {}) => (await town.person({ from, ...wish })).personId;
  const [today, hidden, experienced, seated] = [
    await person(dayFromNow(0)),
    await person(dayFromNow(-13), { protected: true }),
    await person(dayFromNow(-3)),
    await person(dayFromNow(-3)),
  ];
  await person(dayFromNow(-15));
  await person('2020-01-01');
  await person(dayFromNow(1));
  for (const one of [course, second]) await certify(town, experienced, one, { on: '2025-01-01' });
  await place(town, await newOccasion(town, { course, startsIn: 9 }), seated);
  await town.house.jobs.runWaiting();
  await remindDaily(worker);
  await remindDaily(worker);
  const letters = await lettersAbout(town, course, second, later);
  const coursesOf = (id: string) => letters.filter(({ person_id }) => person_id === id).map(({ about }) => about['courses']);
  expect(letters.map(({ person_id }) => person_id).sort()).toEqual([today, hidden, seated].sort());
  expect(new Set(letters.map(({ kind }) => kind))).toEqual(new Set(['training.first_course']));
  expect(coursesOf(today)[0]?.split(',').sort()).toEqual([course, second].sort());
  expect(coursesOf(seated)).toEqual([second]);
  const letter = await readLetter(town, letters.find(({ person_id }) => person_id === today)!);
  expect(letter?.text).toContain('Till det hör 2 kurser som det är bra att börja med.');
  expect(letter?.text).toContain(`https://samfrid.example/training/courses/${course}`);
  await town.owner('update training.reminder set sent_on = sent_on - 5 where course_id in ($1, $2)', [course, second]);
  await remindDaily(worker);
  expect(await lettersAbout(town, course, second, later)).toHaveLength(3);
});

test('a new manager is offered the managers’ course, by her new employment or by the role she was given', async () => {
  const town = await ground.municipality();
  const course = await newCourse(town, 'Leda arbetet mot våld');
  await newTarget(town, course, { name: 'Chefer', rules: [{ leads: true }] });
  const promoted = await town.person({ until: dayFromNow(-2) });
  await employ(town, promoted.personId, town.administration, dayFromNow(-2), null, 'Enhetschef');
  await town.owner('update organisation.employment set leads = true where person_id = $1 and ended_on is null', [
    promoted.personId,
  ]);
  // HR corrected her employment as it stood, and she was given the role this week.
  const corrected = await town.person({ leads: true, roles: { manager: town.unit } });
  await town.owner('update access.role_grant set valid_from = current_date - 4 where person_id = $1', [corrected.personId]);
  await town.person({ leads: true, roles: { manager: town.unit } });
  await town.person({ from: dayFromNow(-2) });
  await remindDaily(worker);
  await remindDaily(worker);
  expect((await lettersAbout(town, course)).map(({ person_id }) => person_id).sort()).toEqual(
    [promoted.personId, corrected.personId].sort(),
  );
});

test('a certificate that lapses within sixty days is told of once; a newer one, or an employment that ended, says nothing', async () => {
  const town = await ground.municipality();
  const course = await newCourse(town, 'Årlig dag för socialtjänsten', 12);
  const person = async (until: string, wish = {}) => {
    const { personId } = await town.person(wish);
    await certify(town, personId, course, { on: '2025-12-01', until, employer: town.id });
    return personId;
  };
  const soon = await person(dayFromNow(59));
  const hidden = await person(dayFromNow(10), { protected: true });
  await person(dayFromNow(60));
  await person(dayFromNow(-1));
  await person(dayFromNow(20), { until: dayFromNow(-1) });
  const renewed = await person(dayFromNow(20));
  await certify(town, renewed, course, { on: dayFromNow(-1), until: dayFromNow(364), employer: town.id });
  await remindDaily(worker);
  await remindDaily(worker);
  await town.owner('update training.reminder set sent_on = sent_on - 1 where course_id = $1 and person_id = $2', [
    course,
    hidden,
  ]);
  await remindDaily(worker);
  const letters = await lettersAbout(town, course);
  expect(letters.map(({ person_id }) => person_id).sort()).toEqual([soon, hidden].sort());
  const letter = await readLetter(town, letters.find(({ person_id }) => person_id === soon)!);
  expect(letter?.subject).toBe('Ditt intyg går snart ut: Årlig dag för socialtjänsten');
  expect(letter?.text).toContain(`Ditt intyg gäller till och med ${dayFromNow(59)}.`);
  expect(letter?.text).toContain('Just nu finns inget tillfälle med en ledig plats för dig.');
  // A year later the next one is about to lapse, and is told of in its turn.
  await town.owner(`update training.reminder set sent_on = sent_on - 365 where course_id = $1`, [course]);
  await remindDaily(worker);
  expect(await lettersAbout(town, course)).toHaveLength(4);
});

test('an imported town is not all new', async () => {
  const town = await ground.municipality();
  const course = await newCourse(town);
  await newTarget(town, course);
  await town.people(3, { from: dayFromNow(-1) });
  await remindDaily(worker);
  expect(await lettersAbout(town, course)).toEqual([]);
});
