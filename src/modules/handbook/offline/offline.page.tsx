import { LinkButton, Notice, Page } from '#platform/ui/index.ts';
import type { Unit } from '../binder/binder.queries.ts';
import { ChooseUnit } from '../binder/choose-unit.tsx';
import { t } from './texts.ts';

/** Where a copy is saved, refreshed and removed. What can be done is shown by script (src/client/offline); without it, the way to the PDF. */
export function OfflinePage({ units, unit }: { units: readonly Unit[]; unit: Unit | null }) {
  return (
    <Page
      title={t.title()}
      lead={unit ? t.lead({ unit: unit.name }) : t.leadNone()}
      trail={[{ href: '/handbook', label: t.handbook() }]}
    >
      {unit && (
        <>
          <ChooseUnit units={units} unit={unit} />
          <Notice kind="waiting" title={t.whoTitle()}>
            <p>{t.who()}</p>
            <p>{t.whatKept()}</p>
          </Notice>
          <div class="offline-without" data-offline-without="">
            <p>{t.noScript()}</p>
            <LinkButton href={`/handbook/binder?unit=${unit.id}`}>{t.binder()}</LinkButton>
          </div>
          <section
            class="offline"
            aria-label={t.title()}
            data-offline={unit.id}
            data-saving={t.saving()}
            data-saving-of={t.savingOf({ done: '{done}', of: '{of}' })}
            data-saved={t.saved()}
            data-failed={t.failed()}
            data-removed={t.removed()}
            data-copy-of={t.copyOf({ unit: '{unit}' })}
            hidden
          >
            <div class="offline-there" data-there="" hidden>
              <p>
                <strong data-name="" />
              </p>
              <div class="offline-age" data-age="" />
              <p>
                {t.bookmark()} <strong data-address="">/handbook/offline</strong>
              </p>
              <div class="button-row">
                <a class="ds-button" data-variant="primary" data-open="" href="/handbook/offline">
                  {t.open()}
                </a>
                <button class="ds-button" data-variant="secondary" type="button" data-do="refresh">
                  {t.refresh()}
                </button>
                <button class="ds-button" data-variant="tertiary" type="button" data-do="remove">
                  {t.remove()}
                </button>
              </div>
            </div>
            <button class="ds-button" data-variant="primary" type="button" data-do="save">
              {t.save()}
            </button>
            <p role="status" data-status="" />
          </section>
        </>
      )}
    </Page>
  );
}
