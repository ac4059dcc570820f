import { may } from '#platform/http/here.ts';
import { Empty, Page } from '#platform/ui/index.ts';
import { sayState } from './protocol.page.tsx';
import { ProtocolSheet } from './protocol-sheet.tsx';
import type { Protocol } from './protocols.queries.ts';
import { t } from './texts.ts';
import { screeningTrail } from './trail.ts';

type Props = { mine: readonly { unit: string; protocol: Protocol | null }[] };

/** How the units I work in ask; for everybody, whether she asks herself or not. */
export function MinePage({ mine }: Props) {
  const [only] = mine;
  return (
    <Page title={t.mineTitle()} lead={t.listLead()} trail={may('screening.browse') ? screeningTrail() : []}>
      {!only && <Empty title={t.mineNoUnit()} body={t.mineNoUnitBody()} />}
      {mine.map(({ unit, protocol }) => (
        <section class="protocol-mine">
          <h2>{unit}</h2>
          {protocol ? (
            <>
              <p class="protocol-soft">
                <a href={`/screening/protocols/${protocol.id}`}>{t.pageTitle({ place: protocol.place })}</a>. {sayState(protocol)}
              </p>
              <ProtocolSheet protocol={protocol} />
            </>
          ) : (
            <Empty title={t.mineNone()} body={t.mineNoneBody()} />
          )}
        </section>
      ))}
    </Page>
  );
}
