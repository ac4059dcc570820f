import type { FormState } from '#platform/http/form-state.ts';
import { here, may } from '#platform/http/here.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import {
  Button,
  Card,
  Cards,
  Empty,
  ErrorSummary,
  Form,
  LinkButton,
  Notice,
  Page,
  Section,
  Select,
  Table,
} from '#platform/ui/index.ts';
import { CHANNELS } from './open-visit.ts';
import { codeOf } from './pseudonym.ts';
import { ReferenceField } from './reference-field.tsx';
import { t } from './texts.ts';
import type { AskingUnit, OpenVisit } from './visits.queries.ts';

type Props = { units: readonly AskingUnit[]; visits: readonly OpenVisit[]; due: number; form: FormState };

/** Where asking begins; for those who do not ask, the ways on. */
export function StartPage({ units, visits, due, form }: Props) {
  const asks = may('screening.ask');
  const n = visits.length;
  return (
    <Page title={t.title()} tab={t.tab()} {...(asks ? { lead: n > 0 ? t.openNow({ n }) : t.nothingOpen() } : {})} shy={n > 0}>
      <ErrorSummary form={form} />
      {!asks && holds('screening.ask') && (
        <Notice kind="waiting">
          <a href={`/step-up?next=${encodeURIComponent('/screening')}&level=3`}>{t.signInSurely()}</a>
        </Notice>
      )}
      {asks && (units.length > 0 ? <NewVisit units={units} form={form} /> : <Empty title={t.noUnits()} body={t.noUnitsBody()} />)}
      {n > 0 && <OpenVisits visits={visits} />}
      <Section title={t.more()}>
        <Cards>
          {ways(due).map(({ href, title, body, permission }) =>
            may(permission) ? (
              <Card title={title} href={href}>
                <p>{body}</p>
              </Card>
            ) : null,
          )}
        </Cards>
      </Section>
    </Page>
  );
}

const holds = (permission: string) => here().viewer?.held.has(permission) ?? false;

function NewVisit({ units, form }: { units: readonly AskingUnit[]; form: FormState }) {
  const [only] = units;
  const offered = CHANNELS.filter((channel) => units.some((unit) => unit.channels === null || unit.channels.includes(channel)));
  return (
    <Section title={t.start()} lead={t.startLead()}>
      <Form
        action="/screening/visits"
        keep={t.offline()}
        hidden={{ id: String(form.values['id']), ...(units.length === 1 ? { unit: only!.id } : {}) }}
      >
        {units.length > 1 && (
          <Select
            name="unit"
            label={t.unit()}
            form={form}
            required
            options={units.map(({ id, name, above }) => ({ value: id, label: `${name}, ${above}` }))}
          />
        )}
        <ReferenceField form={form} />
        <div class="asking-channels">
          {offered.map((channel, i) => (
            <Button name="channel" value={channel} autofocus={i === 0}>
              {t[channel]()}
            </Button>
          ))}
        </div>
      </Form>
    </Section>
  );
}

function OpenVisits({ visits }: { visits: readonly OpenVisit[] }) {
  return (
    <Section title={t.openOnes()}>
      <Table
        caption={t.openOnes()}
        captionHidden
        columns={[
          { label: t.when() },
          { label: t.how() },
          { label: t.unit() },
          { label: t.code() },
          { label: t.goOn(), hidden: true },
        ]}
        rows={visits.map(({ id, opened_at, channel, unit, pseudonym }) => [
          formatWhen(opened_at),
          t[channel](),
          unit,
          <span class="asking-code">{codeOf(pseudonym)}</span>,
          <LinkButton href={`/screening/visits/${id}`}>{t.goOn()}</LinkButton>,
        ])}
      />
    </Section>
  );
}

const ways = (due: number) => [
  {
    href: '/screening/re-asks',
    title: t.reAsks(),
    body: due > 0 ? t.reAsksLead({ n: due }) : t.noReAsks(),
    permission: 'screening.ask',
  },
  { href: '/screening/figures', title: t.figures(), body: t.figuresLead(), permission: 'screening.browse' },
  { href: '/screening/protocols/mine', title: t.mine(), body: t.protocolsLead(), permission: 'screening.routine' },
  { href: '/screening/protocols', title: t.protocols(), body: t.protocolsLead(), permission: 'screening.protocol' },
  { href: '/screening/talks', title: t.talks(), body: t.talksLead(), permission: 'screening.talks' },
  { href: '/screening/talks', title: t.talks(), body: t.talksLead(), permission: 'screening.instruments' },
  { href: '/screening/talks/support', title: t.support(), body: t.supportLead(), permission: 'screening.support' },
  { href: '/screening/instruments', title: t.instruments(), body: t.instrumentsLead(), permission: 'screening.instruments' },
  { href: '/screening/case-systems', title: t.caseSystems(), body: t.caseSystemsLead(), permission: 'screening.connect' },
  { href: '/screening/key-figures', title: t.keyFigures(), body: t.keyFiguresLead(), permission: 'screening.work' },
];
