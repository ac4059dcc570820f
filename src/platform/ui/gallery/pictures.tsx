import { number, percent } from '#platform/i18n/numbers.ts';
import { BarPlot } from '../bar-plot.tsx';
import { Columns, Section } from '../card.tsx';
import { Figure } from '../figure.tsx';
import { LinePlot, LineTable } from '../line-plot.tsx';
import { QueueLine } from '../queue-line.tsx';
import { Ring } from '../ring.tsx';
import { SeatPicture } from '../seat-picture.tsx';
import { StackedBar } from '../stacked-bar.tsx';
import { coverage, units } from './town.ts';

const rings = [0, 0.01, 0.25, 0.5, 0.705, 0.99, 1, null];

export function Pictures() {
  return (
    <>
      <Section title="Ringen">
        <p>
          {rings.map((share) => (
            <>
              <Ring share={share} label="Giltig grundkurs" />{' '}
            </>
          ))}
          <Ring share={431 / 612} label="Giltig grundkurs i äldreomsorgen" size="large" />
          <Ring share={0.93} label="Tillfrågade i november" size="large" goal={0.95} />
        </p>
        <p>
          <Ring share={0.7} label="Äldreomsorgen" size="small" /> 70 % i äldreomsorgen,{' '}
          <Ring share={0.43} label="Skolan" size="small" /> 43 % i skolan och{' '}
          <Ring share={null} label="Räddningstjänsten" size="small" /> ingen uppgift från räddningstjänsten.
        </p>
      </Section>
      <Section title="Täckning">
        <Figure
          sentence="Av 612 i äldreomsorgen har 431 en giltig grundkurs – 70 %. Målet på 90 % nås med de planerade tillfällena våren 2028."
          table={<LineTable {...coverage} />}
          source="Personallistan den 20 november 2026 och genomförda kurser till i dag."
        >
          <LinePlot {...coverage} />
        </Figure>
        <Figure sentence="118 har aldrig gått kursen och 41 har en som gått ut.">
          <StackedBar
            caption="Äldreomsorgens 612 anställda"
            parts={[
              { pattern: 'valid', label: 'Giltig kurs', n: 431, href: '/coverage/valid' },
              { pattern: 'proof', label: 'Ny hos oss, med intyg', n: 22, href: '/coverage/proof' },
              { pattern: 'lapsed', label: 'Har gått ut', n: 41, href: '/coverage/lapsed' },
              { pattern: 'never', label: 'Aldrig gått', n: 118, href: '/coverage/never' },
            ]}
          />
        </Figure>
        <Figure sentence="Nattpatrullen har längst kvar: varannan har en giltig kurs.">
          <BarPlot
            caption="Enheter i äldreomsorgen"
            heads={['Enhet', 'Giltig kurs']}
            share
            target={{ value: 0.9, label: 'Målet är 90 %' }}
            bars={units.map(({ label, head, valid }) => ({
              label,
              value: valid / head,
              note: `${number(valid)} av ${number(head)}`,
              href: '/units/1',
            }))}
          />
        </Figure>
      </Section>
      <Section title="Platser och kö">
        <Columns>
          <Figure sentence="Kursen är full: 56 har anmält sig till 40 platser.">
            <SeatPicture seats={40} taken={33} offered={4} held={3} waiting={16} />
          </Figure>
          <Figure sentence="En liten grupp med fyra lediga platser.">
            <SeatPicture seats={12} taken={6} offered={1} held={1} waiting={0} />
          </Figure>
        </Columns>
        <Figure sentence={`Konferensen om barn: ${percent(1)} av platserna är tagna eller erbjudna.`}>
          <SeatPicture seats={120} taken={112} offered={8} held={0} waiting={60} />
        </Figure>
        <QueueLine place={7} total={16} />
        <QueueLine place={1} total={1} />
        <QueueLine place={41} total={60} />
      </Section>
    </>
  );
}
