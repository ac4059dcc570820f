import { formatDate } from '#platform/i18n/dates.ts';
import { ButtonRow, Confirm, LinkButton, Notice, Page, Section } from '#platform/ui/index.ts';
import type { Parts } from './parts.ts';
import { ProtocolSheet } from './protocol-sheet.tsx';
import type { Protocol, Version } from './protocols.queries.ts';
import { t } from './texts.ts';
import { screeningTrail } from './trail.ts';

type Props = { protocol: Protocol; versions: readonly Version[]; former: Protocol | null };

/** The page a worker would have on the wall; for those who write it, also what can be done with it. */
export function ProtocolPage({ protocol, versions, former }: Props) {
  const { place, mine } = protocol;
  const others = versions.filter(({ id }) => id !== protocol.id);
  return (
    <Page title={t.pageTitle({ place })} lead={sayState(protocol)} trail={screeningTrail(mine)}>
      {mine && !protocol.in_force_at && <DraftActs protocol={protocol} former={former} />}
      <ProtocolSheet protocol={protocol} />
      {mine && protocol.in_force_at && !isEnded(protocol) && <InForceActs protocol={protocol} />}
      {others.length > 0 && (
        <Section title={t.earlier()}>
          <ul class="protocol-versions">
            {others.map((version) => (
              <li>
                <a href={`/screening/protocols/${version.id}`}>{t.versionOf({ number: version.number })}</a>{' '}
                <span class="protocol-soft">{sayVersion(version, protocol.today)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

const isEnded = ({ ended_on, today }: Protocol): boolean => ended_on !== null && ended_on <= today;

/** Where it stands, in a sentence. */
export function sayState(protocol: Protocol): string {
  const { number, in_force_at, valid_from, valid_until, ended_on, today } = protocol;
  if (!in_force_at) return t.leadDraft({ number });
  if (ended_on && isEnded(protocol)) return t.leadEnded({ number, day: formatDate(ended_on) });
  if (valid_from && valid_from > today) return t.leadComing({ number, day: formatDate(valid_from) });
  if (ended_on) return t.leadEnding({ number, day: formatDate(ended_on) });
  const day = formatDate(valid_until ?? today);
  return valid_until && valid_until < today ? t.leadOver({ number, day }) : t.leadInForce({ number, day });
}

function sayVersion({ in_force_at, ended_on }: Version, today: string): string {
  if (!in_force_at) return t.stateDraft();
  if (!ended_on) return t.stateInForce();
  return (ended_on > today ? t.stateEnding : t.stateEnded)({ day: formatDate(ended_on) });
}

function DraftActs({ protocol, former }: { protocol: Protocol; former: Protocol | null }) {
  const { id, lacks, stamp, valid_from, today } = protocol;
  const wait = lacks.length === 0 ? sayWait(protocol) : null;
  const day = formatDate(valid_from && valid_from > today ? valid_from : today);
  return (
    <div class="protocol-acts">
      {lacks.length > 0 && (
        <div class="protocol-lacks">
          <p>{t.lacksTitle()}</p>
          <ul>
            {lacks.map((name) => (
              <li>
                <a href={`/screening/protocols/${id}/edit#f-${name}`}>{t[name as Named]()}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {wait && <Notice kind="waiting">{wait}</Notice>}
      <ButtonRow>
        <LinkButton href={`/screening/protocols/${id}/edit`} variant={lacks.length > 0 ? 'primary' : 'secondary'}>
          {t.edit()}
        </LinkButton>
        {lacks.length === 0 && !wait && (
          <Confirm
            label={t.putInForce()}
            question={former ? t.putReplaces({ day, number: former.number }) : t.putQuestion({ day })}
            yes={t.putYes()}
            action={`/screening/protocols/${id}/put-in-force`}
            hidden={{ stamp }}
            variant="primary"
          />
        )}
      </ButtonRow>
    </div>
  );
}
/** Whole, and yet not to be put in force today. */
function sayWait({ valid_until, decided_on, today }: Protocol): string | null {
  if (valid_until && valid_until < today) return t.refusedPast();
  return decided_on && decided_on > today ? t.refusedDecision() : null;
}
type Named = Exclude<keyof Parts, 'instrument_version_id' | 'channels' | 're_ask_months'>;

const InForceActs = ({ protocol: { id, organisation_id } }: { protocol: Protocol }) => (
  <ButtonRow>
    <LinkButton href={`/screening/protocols/new?organisation=${organisation_id}`}>{t.newVersion()}</LinkButton>
    <Confirm label={t.end()} question={t.endQuestion()} yes={t.endYes()} action={`/screening/protocols/${id}/end`} />
  </ButtonRow>
);
