import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';

const ground = await openTown();

test('a stranger is told what Samfrid is, where to sign in, and what is open to everyone', async () => {
  const page = await ground.visitor().get('/');
  expect(page.status).toBe(200);
  expect(page.text).toContain('<title>Samfrid</title>');
  for (const href of ['/sign-in', '/calendar', '/certificate', '/open/handbook', '/binder'])
    expect(page.text).toContain(`href="${href}"`);
});

test('someone for whom nothing waits is told so, kindly, and what she can do', async () => {
  const town = await ground.municipality();
  const anna = await town.person();
  const page = await anna.get('/');
  expect(page.text).toContain('Inget väntar på dig idag');
  expect(page.text).toContain('href="/training"');
});

test('the tab says nothing of how much waits for whom', async () => {
  const town = await ground.municipality();
  const anna = await town.person();
  expect((await anna.get('/')).text).toContain('<title>Idag – Samfrid</title>');
});

test('who answers for coverage sees how it stands where she does, and her neighbour does not', async () => {
  const [town, neighbour] = [await ground.municipality({ name: 'Ringby' }), await ground.municipality()];
  const coordinator = await town.person({ roles: { coordinator: town.id }, unit: null });
  const stranger = await neighbour.person({ roles: { coordinator: neighbour.id } });
  const [anna] = await town.people(4);
  const [{ course }] = (await ground.owner<{ course: string }>(
    `with course as (insert into training.course (organisation_id, title, level, published_at) values ($1, 'Se våldet', 'basic', now()) returning id),
       grupp as (insert into training.target_group (organisation_id, name) values ($1, 'Äldreomsorgen') returning id),
       rule as (insert into training.target_rule (group_id, sector) select id, 'elderly_care' from grupp),
       target as (insert into training.course_target (course_id, group_id, share, due_on) select course.id, grupp.id, 0.8, '2027-06-30' from course, grupp)
     select id as course from course`,
    [town.id],
  )) as [{ course: string }];
  await ground.owner(
    `insert into training.completion (person_id, course_id, completed_on, source, state, decided_by, earned_at_employer)
     values ($1, $2, current_date - 30, 'external', 'approved', $3, $4)`,
    [anna!.personId, course, coordinator.personId, town.id],
  );
  const page = (await coordinator.get('/')).text.replaceAll('\u00a0', ' ');
  expect(page).toContain('Så ligger Ringby till');
  expect(page).toContain('1 av 4 som ska ha Se våldet har den – 25 %.');
  expect(page).toContain('Målet är 80 % till 2027-06-30.');
  expect((await stranger.get('/')).text).not.toContain('Ringby');
});
