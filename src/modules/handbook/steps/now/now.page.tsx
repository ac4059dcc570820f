import type { PropsWithChildren } from 'hono/jsx';
import { here } from '#platform/http/here.ts';
import { Prose } from '#platform/text/index.ts';
import { Facts, Notice, Page, PublicPage } from '#platform/ui/index.ts';
import { picturesOf } from '../../routines/pictures.ts';
import { routineTabs } from '../../routines/tabs.ts';
import { routineTrail } from '../../routines/trail.ts';
import type { Version } from '../../versions/versions.queries.ts';
import { Contact } from '../contact.tsx';
import { wordsOf } from '../say-branch.ts';
import { SituationIcon } from '../situation-icon.tsx';
import type { Step } from '../step.ts';
import { t } from '../texts.ts';
import { leftAfter, type Walk, walkAddress } from './walk.ts';

type NowProps = {
  version: Version;
  walk: Walk;
  /** The version in force, where another than the one that is walked. */
  newer: Version | null;
};

/** One step at a time, for whoever stands in the middle of it: what to do, whom to turn to, and then which way. */
export function NowPage(props: NowProps) {
  const { version, walk } = props;
  const step = version.steps.find(({ id }) => id === walk.path.at(-1));
  if (!step)
    return (
      <Frame {...props} title={version.title}>
        <Notice>{t.noSteps()}</Notice>
      </Frame>
    );
  return (
    <Frame {...props} title={walk.ended ? t.endTitle() : step.title}>
      {walk.ended ? <End {...props} /> : <OneStep {...props} step={step} />}
      <Links {...props} />
    </Frame>
  );
}

function Frame({ version, walk, newer, title, children }: PropsWithChildren<NowProps & { title: string }>) {
  const body = (
    <div class="now">
      {version.state !== 'published' && version.state !== 'replaced' && <Notice kind="waiting">{t.isDraft()}</Notice>}
      {version.state === 'replaced' && (
        <Notice kind="waiting">
          <p>{newer ? t.changedSince() : t.endedSince()}</p>
          {newer && <a href={walkAddress(newer.routine_id, newer.id, [])}>{t.followNew()}</a>}
        </Notice>
      )}
      {!walk.ended && <WayHere version={version} walk={walk} />}
      {children}
    </div>
  );
  // Somebody beside, or the tab of a shared screen, must not read which way was taken: the tab says the routine.
  if (!here().viewer) return <PublicPage title={title}>{body}</PublicPage>;
  const tabs = version.state === 'published' ? routineTabs(version.routine_id, 'now', version) : [];
  return (
    <Page title={title} tab={t.nowFrom({ title: version.title })} trail={routineTrail(version, true)} tabs={tabs}>
      {body}
    </Page>
  );
}

/** The steps come through, each a way back to it. */
function WayHere({ version, walk }: Pick<NowProps, 'version' | 'walk'>) {
  const past = walk.path.slice(0, -1);
  const left = leftAfter(version.steps, walk.path.at(-1) ?? '');
  const n = walk.path.length;
  return (
    <>
      {past.length > SHOWN ? (
        <details class="more">
          <summary>{t.yourWayOf({ n: past.length })}</summary>
          <Past version={version} past={past} />
        </details>
      ) : (
        past.length > 0 && <Past version={version} past={past} />
      )}
      {n > 0 && <p class="now-far">{left > 0 ? t.farAlong({ n, left }) : t.farLast({ n })}</p>}
    </>
  );
}

/** So many steps one has come through stand open; more would push what to do now off a phone. */
const SHOWN = 3;

const Past = ({ version, past }: { version: Version; past: readonly string[] }) => (
  <nav class="now-way" aria-label={t.yourWay()}>
    <ol>
      {past.map((id, i) => (
        <li>
          <a href={walkAddress(version.routine_id, version.id, past.slice(0, i + 1))}>
            {version.steps.find((step) => step.id === id)?.title}
          </a>
        </li>
      ))}
    </ol>
  </nav>
);

function OneStep({ version, walk, step }: NowProps & { step: Step }) {
  const { who, when, contact, law, text } = step;
  return (
    <>
      {text && (
        <div class="now-text">
          <Prose text={text} pictures={picturesOf} />
        </div>
      )}
      {(who || when || contact) && (
        <div class="now-facts">
          <Facts
            items={[
              { term: t.who(), value: who },
              { term: t.when(), value: when },
              { term: t.contact(), value: contact && <Contact text={contact} /> },
            ]}
          />
        </div>
      )}
      {law && (
        <details class="more">
          <summary>{t.law()}</summary>
          <Prose text={law} />
        </details>
      )}
      <NowWays version={version} walk={walk} step={step} />
    </>
  );
}

function NowWays({ version, walk, step }: Pick<NowProps, 'version' | 'walk'> & { step: Step }) {
  const { routine_id: routine, id, steps } = version;
  return (
    <section class="now-ways" aria-label={step.next.length > 1 ? t.waysOn() : t.next()}>
      {step.next.length > 1 && <h2>{t.waysOn()}</h2>}
      {step.next.map((branch) => {
        const words = wordsOf(branch);
        const title = steps.find((one) => one.id === branch.to)?.title ?? '';
        const address =
          branch.to === null ? walkAddress(routine, id, walk.path, true) : walkAddress(routine, id, [...walk.path, branch.to]);
        return (
          <a class={words ? 'now-choice' : 'now-choice now-only'} href={address}>
            {words && <SituationIcon situation={branch.situation} />}
            <span>
              <strong>{words || (branch.to === null ? t.finish() : t.next())}</strong>
              <span class="now-to">{branch.to === null ? t.endsHere() : words ? t.goesTo({ title }) : title}</span>
            </span>
          </a>
        );
      })}
    </section>
  );
}

const End = ({ version, walk }: NowProps) => (
  <>
    <p class="now-far">{t.endLead()}</p>
    <ol class="now-done">
      {walk.path.map((id, i) => (
        <li>
          <a href={walkAddress(version.routine_id, version.id, walk.path.slice(0, i + 1))}>
            {version.steps.find((step) => step.id === id)?.title}
          </a>
        </li>
      ))}
    </ol>
  </>
);

function Links({ version, walk }: NowProps) {
  const { routine_id: routine, id } = version;
  const back = walk.ended ? walk.path : walk.path.slice(0, -1);
  const whole = here().viewer ? `/handbook/routines/${routine}` : `/open/handbook/routines/${routine}`;
  return (
    <div class="now-links">
      {back.length > 0 && <a href={walkAddress(routine, id, back)}>{t.oneBack()}</a>}
      {back.length > 0 && <a href={walkAddress(routine, id, [])}>{t.startAgain()}</a>}
      <a href={version.published_at ? whole : `/handbook/versions/${id}`}>{t.wholeRoutine()}</a>
      <p>{t.nothingKept()}</p>
    </div>
  );
}
