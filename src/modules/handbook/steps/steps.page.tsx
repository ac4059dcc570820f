import { Empty, LinkButton, Notice, Page } from '#platform/ui/index.ts';
import { routineTrail } from '../routines/trail.ts';
import type { Version } from '../versions/versions.queries.ts';
import { placesIn } from './change-steps.ts';
import { faultsOf } from './check-steps.ts';
import { nameOf, wordsOf } from './say-branch.ts';
import { SituationIcon } from './situation-icon.tsx';
import type { Branch, Step } from './step.ts';
import { StepActs } from './step-acts.tsx';
import { stepFaults } from './step-faults.ts';
import { placeKey } from './step-form.ts';
import { StepNumber } from './step-list.tsx';
import { t } from './texts.ts';

/** A draft's steps as one arranges them: in order, each with its ways, and room for a new one on every way. */
export function StepsPage({ version }: { version: Version }) {
  const { steps } = version;
  const at = `/handbook/versions/${version.id}`;
  const faults = stepFaults(version);
  const last = placesIn(steps).findLast((place) => place.onward === null);
  const addLast = `${at}/steps/new${last ? `?place=${placeKey(last)}` : ''}`;
  return (
    <Page
      title={t.stepsTitle({ title: version.title })}
      lead={
        steps.length === 0
          ? t.leadEmpty()
          : faults.length > 0
            ? t.leadFaults({ n: faults.length })
            : t.leadWhole({ n: steps.length })
      }
      trail={[...routineTrail(version), { href: at, label: `${version.routine_number} ${version.title}` }]}
      action={steps.length > 0 && <LinkButton href={addLast}>{t.addStep()}</LinkButton>}
    >
      {faults.length > 0 && (
        <Notice kind="waiting" title={t.faultsTitle()}>
          <ul class="steps-faults">
            {faults.map(({ said, href }) => (
              <li>
                <a href={href}>{said}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {steps.length === 0 ? (
        <Empty
          title={t.emptyTitle()}
          body={t.emptyBody()}
          action={
            <LinkButton href={`${at}/steps/new`} variant="primary">
              {t.addFirst()}
            </LinkButton>
          }
        />
      ) : (
        <Arranged version={version} at={at} />
      )}
      <p class="steps-links">
        {steps.length > 0 && (
          <>
            <a href={`${at}/flow`}>{t.picture()}</a>
            <a href={`/handbook/routines/${version.routine_id}/now?version=${version.id}`}>{t.tryIt()}</a>
          </>
        )}
        <a href={at}>{t.back()}</a>
      </p>
    </Page>
  );
}

function Arranged({ version, at }: { version: Version; at: string }) {
  const { steps } = version;
  const waiting = new Set(faultsOf(steps).map(({ step }) => step));
  return (
    <div>
      <p class="steps-before">
        <a href={`${at}/steps/new?place=${placeKey({ kind: 'first', onward: steps[0]?.id ?? null })}`}>{t.addBefore()}</a>
      </p>
      <ol class="step-list steps-arranged">
        {steps.map((step, i) => (
          <li class="step" id={`step-${step.id}`} data-waits={waiting.has(step.id) ? 'yes' : undefined}>
            <h2 class="step-title">
              <StepNumber number={i + 1} />
              <a href={`${at}/steps/${step.id}`} aria-label={t.editNamed({ name: nameOf(steps, step.id) })}>
                {step.title}
              </a>
            </h2>
            <ul class="steps-ways">
              {step.next.map((branch, n) => (
                <WayLine {...{ steps, step, branch, n, at }} />
              ))}
            </ul>
            <StepActs version={version} step={step} />
          </li>
        ))}
      </ol>
    </div>
  );
}

type WayProps = { steps: readonly Step[]; step: Step; branch: Branch; n: number; at: string };

function WayLine({ steps, step, branch, n, at }: WayProps) {
  const words = wordsOf(branch);
  const target = branch.to === null ? t.endsHere() : nameOf(steps, branch.to);
  const place = placeKey({ kind: 'way', from: step.id, branch: n, onward: branch.to });
  return (
    <li class="steps-way">
      <span class="steps-way-words">
        {words && <SituationIcon situation={branch.situation} />}
        <span>
          {words && <strong>{words}</strong>} <span class="steps-target">→ {target}</span>
        </span>
      </span>
      <a
        class="steps-add"
        href={`${at}/steps/new?place=${place}`}
        aria-label={words ? t.addHereOn({ words }) : t.addAfter({ name: nameOf(steps, step.id) })}
      >
        {t.addHere()}
      </a>
    </li>
  );
}
