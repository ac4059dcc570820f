// Every way to read: which leave a trace before anything is shown, which do not and why. A new address fails here until
// somebody has decided. And where the log cannot be written, nothing is shown.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { asOwner, openTestHouse } from '#test/database.ts';
import { Visitor } from '#test/visitor.ts';
import { createApp } from '../../src/app.tsx';
import { seedDemoOnce } from '../../src/seed.ts';

const { house, ownerUrl } = await openTestHouse();
const app = createApp(house, { css: [], js: [] }, 'dist/client');
const owner = <T>(sql: string, values: unknown[] = []) =>
  asOwner(ownerUrl, async (client) => (await client.query(sql, values)).rows as T[]);
await seedDemoOnce(house);

const one = async (sql: string) => {
  const [row] = await owner<{ id: string }>(sql);
  if (!row) throw new Error(`the demo county has none: ${sql}`);
  return row.id;
};
const me = (persona: string) => `(select person_id from platform.demo_persona where persona = '${persona}')`;
const ekhaga = `(select id from organisation.organisation where name = 'Ekhaga kommun')`;
const occasion = await one(`select o.id from training.occasion o join training.occasion_trainer t on t.occasion_id = o.id
  join training.part p on p.occasion_id = o.id join training.enrolment e on e.occasion_id = o.id and e.state = 'placed'
  where o.organiser_id = ${ekhaga} and o.published_at is not null and o.cancelled_at is null and p.starts_at > now() order by o.id limit 1`);
const entry = await one(
  `select id from training.enrolment where occasion_id = '${occasion}' and state = 'placed' order by number limit 1`,
);
const person = await one(`select e.person_id as id from organisation.employment e join organisation.person p on p.id = e.person_id
  where e.municipality_id = ${ekhaga} and p.protected_at is null and e.person_id <> ${me('coordinator')} order by 1 limit 1`);
const course =
  await one(`select c.id from training.course c join training.course_target t on t.course_id = c.id join training.target_group g on g.id = t.group_id
  where g.organisation_id = ${ekhaga} order by c.id limit 1`);
const trainer = await one(
  `select person_id as id from training.trainer_approval where organisation_id = ${ekhaga} and person_id <> ${me('course-planner')} limit 1`,
);

/** Reads that are written down: the act, and who reads what. An address may be there more than once, for what is asked. */
type Wanted = { act: string; as: string; at: string | (() => Promise<string>) };
const WRITTEN: Record<string, Wanted> = {
  '/organisation/people?q': { act: 'people.searched', as: 'coordinator', at: '/organisation/people?q=Andersson' },
  '/organisation/people?format': { act: 'people.exported', as: 'coordinator', at: '/organisation/people?format=csv' },
  '/organisation/people/:id': { act: 'person.opened', as: 'coordinator', at: `/organisation/people/${person}` },
  '/training/enrolments/:id': { act: 'enrolment.opened', as: 'course-planner', at: `/training/enrolments/${entry}` },
  '/training/occasions/:id/participants?q': {
    ...{ act: 'participants.searched', as: 'course-planner' },
    at: `/training/occasions/${occasion}/participants?q=Andersson`,
  },
  '/training/occasions/:id/participants?format': {
    ...{ act: 'participants.exported', as: 'course-planner' },
    at: `/training/occasions/${occasion}/participants?format=xlsx`,
  },
  '/training/occasions/:id/attendance?print': {
    ...{ act: 'attendance.printed', as: 'course-planner' },
    at: `/training/occasions/${occasion}/attendance?print`,
  },
  '/training/occasions/:id/list.pdf': {
    act: 'attendance.printed',
    as: 'course-planner',
    at: `/training/occasions/${occasion}/list.pdf`,
  },
  '/training/certificates/:id/pdf': {
    act: 'certificate.fetched',
    as: 'manager',
    at: () => linkOn('manager', '/training/certificates', /\/training\/certificates\/[0-9a-f-]{36}\/pdf/),
  },
  '/training/claims/:id': {
    ...{ act: 'claim.opened', as: 'manager' },
    at: () => linkOn('manager', '/training/claims', /\/training\/claims\/[0-9a-f-]{36}/),
  },
  '/training/claims/:id/file': {
    ...{ act: 'claim.file_opened', as: 'manager' },
    at: async () => `${await linkOn('manager', '/training/claims', /\/training\/claims\/[0-9a-f-]{36}/)}/file`,
  },
  '/training/trainers?format': { act: 'trainers.exported', as: 'course-planner', at: '/training/trainers?format=csv' },
  '/training/trainers/:id': { act: 'trainer.opened', as: 'course-planner', at: `/training/trainers/${trainer}` },
  '/training/late?format': { act: 'late_list.exported', as: 'manager', at: '/training/late?format=csv' },
  '/training/coverage/:id?format': { act: 'coverage.exported', as: 'coordinator', at: `/training/coverage/${course}?format=csv` },
  '/training/coverage/:id/people?format': {
    ...{ act: 'coverage.people_exported', as: 'manager' },
    at: `/training/coverage/${course}/people?format=xlsx`,
  },
  '/training/statistics?format': { act: 'statistics.exported', as: 'course-planner', at: '/training/statistics?format=csv' },
  '/screening/re-asks': { act: 're_asks.seen', as: 'caseworker', at: '/screening/re-asks' },
  '/screening/figures?format': { act: 'figures.exported', as: 'coordinator', at: '/screening/figures?format=xlsx' },
  '/screening/figures/:organisation?format': {
    ...{ act: 'figures.exported', as: 'regional-lead' },
    at: async () => `/screening/figures/${await one(ekhaga.slice(1, -1))}?format=csv`,
  },
  '/screening/talks?format': { act: 'talks.exported', as: 'coordinator', at: '/screening/talks?format=csv' },
  '/screening/re-asks?format': { act: 're_asks.exported', as: 'caseworker', at: '/screening/re-asks?format=csv' },
  '/handbook/receipts?format': { act: 'receipts.exported', as: 'coordinator', at: '/handbook/receipts?format=csv' },
  '/handbook/receipts/:id?format': {
    ...{ act: 'receipts.exported', as: 'coordinator' },
    at: async () =>
      `/handbook/receipts/${await one(`select id from handbook.routine where number = '1.2' and municipality_id = ${ekhaga}`)}?format=csv`,
  },
  '/handbook/receipts/people?format': {
    act: 'receipts.people_exported',
    as: 'manager',
    at: '/handbook/receipts/people?format=csv',
  },
  '/handbook/books/:id?format': {
    act: 'register.exported',
    as: 'coordinator',
    at: async () =>
      `/handbook/books/${await one(`select handbook_id as id from handbook.routine where number = '1.2' and municipality_id = ${ekhaga}`)}?format=csv`,
  },
  '/handbook/current?format': { act: 'current.exported', as: 'coordinator', at: '/handbook/current?format=csv' },
  '/handbook/offers?format': { act: 'offers.exported', as: 'coordinator', at: '/handbook/offers?format=csv' },
  '/examples?format': { act: 'examples.exported', as: 'employee', at: '/examples?format=xlsx' },
  '/log': { act: 'log.read', as: 'log-reviewer', at: '/log' },
  '/log?kind': { act: 'log.searched', as: 'log-reviewer', at: '/log?kind=looks' },
  '/log?format': { act: 'log.exported', as: 'log-reviewer', at: '/log?format=xlsx' },
  '/api/v1/sign-ups': { act: 'enrolments.fetched', as: 'course-planner', at: '/api/v1/sign-ups' },
  '/api/v1/sign-ups/:id': { act: 'enrolment.opened', as: 'course-planner', at: `/api/v1/sign-ups/${entry}` },
  '/api/v1/completions': { act: 'completions.fetched', as: 'course-planner', at: '/api/v1/completions' },
};

/** Written down too, and tried in a test of the module's own: the file that writes it. */
const ELSEWHERE: Record<string, { act: string; by: string }> = {
  '/organisation/import/:id': { act: 'staff_import.opened', by: 'src/modules/organisation/staff-import/routes.tsx' },
  '/organisation/protection/:id': { act: 'protected_record.opened', by: 'src/modules/organisation/protection/open-record.ts' },
  '/emergency/:id': { act: 'emergency.seen', by: 'src/modules/organisation/emergency/routes.tsx' },
  '/incidents/:id': { act: 'incident.opened', by: 'src/modules/oversight/incidents/routes.tsx' },
  '/incidents/:id/evidence': { act: 'incident.searched', by: 'src/modules/oversight/incidents/routes.tsx' },
  '/incidents/:id/evidence/:file{[0-9a-f-]+\\.jsonl}': {
    act: 'evidence.exported',
    by: 'src/modules/oversight/incidents/routes.tsx',
  },
  '/requests': { act: 'requests.opened', by: 'src/modules/oversight/requests/routes.tsx' },
  '/requests/:id': { act: 'request.opened', by: 'src/modules/oversight/requests/routes.tsx' },
  '/reviews/:id': { act: 'review.opened', by: 'src/modules/oversight/reviews/routes.tsx' },
  '/reviews/report': { act: 'review_report.opened', by: 'src/modules/oversight/reviews/routes.tsx' },
  '/reviews/report/pdf': { act: 'review_report.printed', by: 'src/modules/oversight/reviews/routes.tsx' },
  '/reviews/follow-up': { act: 'follow_up.opened', by: 'src/modules/oversight/reviews/routes.tsx' },
  '/roles': { act: 'roles.exported', by: 'src/modules/organisation/roles/export-roles.ts' },
  '/networks/:id/decisions': { act: 'decisions.exported', by: 'src/modules/networks/decisions/routes.tsx' },
  '/networks/raised': { act: 'raised_questions.exported', by: 'src/modules/networks/questions/raised.routes.tsx' },
  '/networks/:id/attendance': { act: 'network_attendance.exported', by: 'src/modules/networks/attendance/routes.tsx' },
  '/networks/:id/members': { act: 'network_members.exported', by: 'src/modules/networks/members/routes.tsx' },
  '/networks/:id/meetings': { act: 'meetings.exported', by: 'src/modules/networks/meetings/routes.tsx' },
  '/networks/:id/activities': { act: 'activities.exported', by: 'src/modules/networks/activities/routes.tsx' },
  '/networks/files/versions/:id': { act: 'network_file.fetched', by: 'src/modules/networks/files/routes.tsx' },
  '/handbook/binder/:id/pdf': { act: 'binder.fetched', by: 'src/modules/handbook/binder/routes.tsx' },
  '/embed/:token': { act: 'link.opened', by: 'src/modules/screening/case-systems/embed/opened-page.ts' },
  ...Object.fromEntries(
    ['', '/pdf', '/:step'].map((path) => [
      `/screening/visits/:id/assessment${path}`,
      { act: 'assessment.opened', by: 'src/modules/screening/instruments/assessments/assessments.queries.ts' },
    ]),
  ),
  '/api/v1/screening/re-asks': { act: 're_asks.fetched', by: 'src/modules/screening/case-systems/case-systems.api.ts' },
  '/who-looked/:id': { act: 'request.read', by: 'src/modules/oversight/requests/routes.tsx' },
  '/who-looked/:id/pdf': { act: 'request.fetched', by: 'src/modules/oversight/requests/routes.tsx' },
};

/** Reads that leave no trace, and why that is no harm. */
const HARMLESS: Record<string, string> = {
  ...because('everybody may read it', [
    ...['/about', '/accessibility', '/api', '/api/v1/openapi.json', '/calendar', '/calendar/course/:file{[0-9a-f-]{36}\\.ics}'],
    ...[
      '/calendar/feed.ics',
      '/calendar/occasions/:id',
      '/favicon.ico',
      '/favicon.svg',
      '/gallery',
      '/healthz',
      '/metrics',
      '/readyz',
    ],
  ]),
  ...because('the way in: what is done there is written, not that the page was shown', [
    ...[
      '/api/auth/passkey/generate-authenticate-options',
      '/api/auth/passkey/generate-register-options',
      '/sign-in',
      '/sign-in/code',
    ],
    ...[
      '/sign-in/forgotten',
      '/sign-in/oidc/:provider/callback',
      '/sign-in/saml/:provider/arrived/:passage',
      '/sign-in/saml/:provider/metadata',
    ],
    ...['/sign-in/with/:provider', '/step-up', '/welcome/:secret'],
  ]),
  ...because('one’s own', [
    ...[
      '/',
      '/account',
      '/calendar/mine/:file',
      '/invitation/:secret',
      '/invitation/entry/:pass',
      '/oversight',
      '/reviews/questions',
    ],
    ...[
      '/training/calendar',
      '/training/certificates',
      '/training/claims/new',
      '/handbook/reading',
      '/training/mine',
      '/who-looked',
      '/incidents/report',
      '/screening',
      '/screening/visits/:id',
    ],
  ]),
  ...because('the text of routines: how the work is done, no people', [
    ...['/handbook', '/handbook/books/new', '/handbook/books/:id', '/handbook/books/:id/edit', '/handbook/books/:id/new'],
    ...[
      '/handbook/routines/:id',
      '/handbook/routines/:id/versions',
      '/handbook/routines/:id/place',
      '/handbook/routines/:id/follow-up',
    ],
    ...['/handbook/routines/:id/propose', '/handbook/proposals/:id', '/handbook/writing', '/handbook/current'],
    ...['/handbook/versions/:id', '/handbook/versions/:id/head', '/handbook/versions/:id/compare'],
    ...['/handbook/versions/:id/steps', '/handbook/versions/:id/steps/new', '/handbook/versions/:id/steps/:step'],
    // Which way is taken is nobody's to know: nothing of it is written (decision 0033).
    ...['/handbook/versions/:id/flow', '/handbook/routines/:id/flow', '/handbook/routines/:id/now'],
    ...['/open/handbook', '/open/handbook/:id', '/open/handbook/routines/:id'],
    // Searched for is a way of working, never a person: the words are not kept.
    ...['/handbook/search', '/open/handbook/search', '/handbook/words', '/handbook/words/:id'],
    ...['/handbook/offers', '/handbook/offers/:id', '/handbook/routines/:id/offer', '/handbook/routines/:id/origin'],
    ...['/examples', '/examples/new', '/examples/:id', '/examples/:id/edit', '/examples/:id/used'],
    ...['/handbook/law', '/handbook/law/:statute', '/handbook/pictures/:id'],
    ...[
      '/handbook/binder',
      '/handbook/binder/:id',
      '/handbook/card',
      '/handbook/offline',
      '/handbook/offline/',
      '/handbook/offline/style.css',
    ],
    ...['/handbook/offline/:unit', '/handbook/offline/:unit/card', '/handbook/offline/:unit/routines/:routine'],
    ...['/handbook/offline/:unit/search', '/handbook/offline/:unit/copy.json', '/handbook/offline/:unit/stamp.json'],
    '/handbook/offline/pictures/:id',
    ...['/handbook/card/lines', '/handbook/card/lines/new', '/handbook/card/lines/:id/edit'],
    ...['/handbook/versions/:id/edit', '/handbook/versions/:id/text.md'],
    ...[
      '/handbook/versions/:id/read',
      '/handbook/versions/:id/questions',
      '/handbook/routines/:id/readers',
      '/handbook/receipts/:id',
    ],
    '/handbook/receipts',
  ]),
  ...because('what the members of a network write to each other about the work: never about a person', [
    ...['/networks/meetings/:id/minutes', '/networks/meetings/:id/minutes/edit', '/networks/meetings/:id/minutes.pdf'],
    ...['/networks/decisions/:id', '/networks/decisions/:id/edit', '/networks/agenda/:id/edit'],
    ...['/networks/questions', '/networks/questions/:id', '/networks/questions/:id/propose', '/networks/questions/:id/raise'],
    ...['/networks/:id/questions', '/networks/:id/questions/new', '/networks/raised/:id', '/networks/:id/digest'],
    ...['/networks/activities/:id', '/networks/:id/activities/new', '/networks/:id/files', '/networks/files/:id'],
  ]),
  ...because('colleagues in the same network, who know each other: names and workplaces, of nobody whose name is protected', [
    ...['/networks', '/networks/new', '/networks/:id', '/networks/:id/edit', '/networks/calendar'],
    ...['/networks/:id/meetings/new', '/networks/:id/series/new', '/networks/series/:id/edit'],
    ...['/networks/meetings/:id', '/networks/meetings/:id/edit', '/networks/meetings/:id/attendance', '/networks/feed/:file'],
  ]),
  ...because('courses, occasions, units, rules and numbers: no people', [
    ...['/api/v1/courses', '/api/v1/courses/:id', '/api/v1/coverage', '/api/v1/occasions', '/api/v1/occasions/:id'],
    ...['/api/v1/organisations', '/api/v1/organisations/:id', '/organisation', '/organisation/:id', '/organisation/external'],
    ...['/organisation/directories', '/organisation/directories/:id', '/sign-in-ways', '/sign-in-ways/:id'],
    ...['/sign-in-ways/at/:organisation', '/sign-in-ways/at/:organisation/add/:kind', '/training', '/training/campaign'],
    ...[
      '/training/campaign/:id',
      '/training/courses/:id',
      '/training/courses/:id/edit',
      '/training/courses/new',
      '/training/coverage',
    ],
    ...[
      '/training/coverage/:id',
      '/training/coverage/:id/forecast',
      '/training/coverage/next',
      '/training/keys',
      '/training/occasions',
    ],
    ...[
      '/training/occasions/:id',
      '/training/occasions/:id/edit',
      '/training/occasions/new',
      '/training/statistics',
      '/training/targets',
    ],
    ...[
      '/screening/figures',
      '/screening/figures/:organisation',
      '/screening/figures/:organisation/goal',
      '/api/v1/screening/work',
    ],
    ...['/open/screening', '/open/screening.json', '/open/screening.csv', '/api/v1/screening/figures'],
    ...[
      '/screening/protocols',
      '/screening/protocols/mine',
      '/screening/protocols/new',
      '/screening/protocols/:id',
      '/screening/protocols/:id/edit',
    ],
    ...['/screening/talks', '/screening/talks/:unit', '/screening/talks/support'],
    ...['/screening/key-figures', '/api/v1/screening/key-figures'],
    ...[
      '/training/targets/:id',
      '/organisation/import',
      '/organisation/import/:id/columns',
      '/incidents',
      '/scim/v2/ResourceTypes',
    ],
    ...['/scim/v2/ResourceTypes/:id', '/scim/v2/Schemas', '/scim/v2/Schemas/:id', '/scim/v2/ServiceProviderConfig'],
  ]),
  ...because('a list on the screen, of the people one works with; taking it along, and opening one of them, is written', [
    ...[
      '/organisation/people',
      '/training/claims',
      '/handbook/receipts/people',
      '/training/coverage/:id/people',
      '/training/late',
      '/training/occasions/:id/attendance',
    ],
    ...['/training/occasions/:id/attendance/all', '/training/occasions/:id/participants', '/training/team', '/training/trainers'],
    ...['/organisation/directory-groups/:id', '/roles/:id', '/roles/new', '/reviews'],
  ]),
  ...because('names nobody whose record is not already open to the reader; opening one is written', [
    ...['/emergency', '/emergency/new', '/organisation/protection', '/organisation/protection/records'],
    ...['/organisation/walls', '/organisation/walls/:id', '/organisation/walls/new'],
  ]),
  ...because('a directory reads back what it sent itself, with its own key; what it changes is written', [
    ...['/scim/v2/Groups', '/scim/v2/Groups/:id', '/scim/v2/Users', '/scim/v2/Users/:id'],
  ]),
  ...because('tells three things of a certificate to who holds its code; checks are counted in training.certificate_check', [
    ...['/certificate', '/certificate/:code'],
  ]),
  ...because('tells a case system, or who came by its link, that a visit of its own is closed: no name, no answer', [
    ...['/api/v1/screening/receipts/:id', '/api/v1/screening/receipt-key', '/embed/page/:page'],
  ]),
  ...because('which systems are connected, and when they called: names nobody', [
    ...['/screening/case-systems', '/screening/case-systems/:id'],
  ]),
  ...because('an instrument is a form and nobody’s answers; trying one keeps nothing', [
    ...['/screening/instruments', '/screening/instruments/load', '/screening/instruments/:id', '/screening/instruments/:id/file'],
    ...['/screening/instruments/:id/try', '/screening/instruments/format.txt', '/screening/instruments/format.json'],
  ]),
  ...because('tells whoever holds a printed page whether it is current; wrong codes are counted in handbook.check_binder', [
    ...['/binder', '/binder/:code'],
  ]),
  ...because('demo mode only: made-up people', ['/outbox', '/outbox/:id', '/outbox/:id/calendar.ics']),
};

function because(reason: string, routes: readonly string[]): Record<string, string> {
  return Object.fromEntries(routes.map((route) => [route, reason]));
}

const routes = [...new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
  .filter((path) => !path.includes('*'))
  .sort();
const pathOf = (key: string) => key.replace(/\?(q|format|print|kind)$/, '');
const decided = new Set([...Object.keys(WRITTEN).map(pathOf), ...Object.keys(ELSEWHERE), ...Object.keys(HARMLESS)]);

test('every way to read says whether it leaves a trace', async () => {
  expect(routes.filter((route) => !decided.has(route))).toEqual([]);
  expect([...decided].filter((route) => !routes.includes(route))).toEqual([]);
  const lines = [
    ...Object.entries(WRITTEN).map(([key, { act }]) => [key, act]),
    ...Object.entries(ELSEWHERE).map(([key, { act }]) => [key, act]),
    ...Object.entries(HARMLESS).map(([key, reason]) => [key, `– ${reason}`]),
  ].map(([key, says]) => `GET ${key!.padEnd(56)} ${says}`);
  await expect(`${lines.sort().join('\n')}\n`).toMatchFileSnapshot('../../docs/written/traces.txt');
});

test('what asks for a file, a print or a search by words is decided apart from the page', () => {
  const asks = fs
    .globSync('src/{modules,platform}/**/*routes.tsx')
    .flatMap((file) =>
      fs
        .readFileSync(file, 'utf8')
        .split(/(?=^ {2}\.get\()/m)
        .slice(1),
    )
    .filter((handler) => /formatOf\(c\)|query\('print'\)/.test(handler))
    .map((handler) => /\.get\(\s*[`']([^`']+)[`']/.exec(handler)?.[1] ?? '')
    .map((path) => path.replace(/\$\{BASE\}/, '/training/occasions/:id'));
  expect(asks.length).toBeGreaterThan(5);
  const apart = new Set([
    ...Object.keys(WRITTEN)
      .filter((key) => key.includes('?'))
      .map(pathOf),
    ...Object.keys(ELSEWHERE),
  ]);
  expect(asks.filter((path) => path !== '' && !apart.has(path))).toEqual([]);
});

test('what is tried in a module’s own test is written by the file that says so', () => {
  const silent = Object.entries(ELSEWHERE).filter(([, { act, by }]) => !fs.readFileSync(by, 'utf8').includes(`'${act}'`));
  expect(silent).toEqual([]);
});

const visitors = new Map<string, Visitor>();
async function visitorAs(persona: string): Promise<Visitor> {
  const before = visitors.get(persona);
  if (before) return before;
  const visitor = new Visitor(app, await one(`select ${me(persona)} as id`));
  await visitor.post('/demo/sign-in', { persona });
  visitors.set(persona, visitor);
  return visitor;
}

const addressOf = ({ at }: Wanted) => (typeof at === 'string' ? at : at());
/** An address that stands on a page of hers. */
async function linkOn(persona: string, page: string, link: RegExp): Promise<string> {
  const found = link.exec((await (await visitorAs(persona)).get(page)).text)?.[0];
  if (!found) throw new Error(`nothing like ${link} on ${page} of ${persona}`);
  return found;
}
const last = () => one('select coalesce(max(id), 0) as id from audit.entry');

test.each(Object.entries(WRITTEN))('%s is written down', async (_route, wanted) => {
  const at = await addressOf(wanted);
  const before = await last();
  const page = await (await visitorAs(wanted.as)).get(at);
  expect([at, page.status]).toEqual([at, 200]);
  const acts = await owner<{ act: string }>('select act from audit.entry where id > $1 and person_id = $2', [
    before,
    (await visitorAs(wanted.as)).personId,
  ]);
  expect(acts.map(({ act }) => act)).toContain(wanted.act);
});

// Broken when the trace is written, and when it is linked: then the answer is ready, and only the commit fails.
test.each(['audit.entry', 'audit.link'])(
  'where nothing can be written to %s, nothing is shown',
  { timeout: 120_000 },
  async (table) => {
    const asked: [string, Visitor, string][] = [];
    for (const [route, wanted] of Object.entries(WRITTEN))
      asked.push([route, await visitorAs(wanted.as), await addressOf(wanted)]);
    await owner(`create function audit.broken() returns trigger language plpgsql as $$ begin raise exception 'no space'; end $$;
    create trigger broken before insert on ${table} for each row execute function audit.broken()`);
    const shown: string[] = [];
    for (const [route, visitor, at] of asked) {
      const page = await visitor.get(at);
      const own = /Något gick fel hos oss|"status":500/.test(page.text);
      if (page.status !== 500 || !own || page.headers.has('content-disposition') || page.bytes.length > 12_000)
        shown.push(`${route}: ${page.status}`);
    }
    await owner(`drop trigger broken on ${table}; drop function audit.broken()`);
    expect(shown).toEqual([]);
  },
);
