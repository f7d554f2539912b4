import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { memo, useMemo, useState } from 'react';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import { silences, traceStory } from '../../analysis/traceStory';
import { valueOf, type Answer } from '../../grafana/answerState';
import type { SpanId } from '../../model/ids';
import type { LogLine } from '../../model/log';
import { ms } from '../../model/units';
import { Caveats } from '../parts/Caveats';
import { OutcomeView } from '../parts/OutcomeView';
import type { ServiceColour } from '../parts/serviceColour';
import { filteredStory, wholeStory } from './storyFilter';
import { StoryList } from './StoryList';
import { StoryTools } from './StoryTools';
import type { OnSelect } from './useSelection';
import { useServiceColours } from './useServiceColours';

interface Props {
  readonly prepared: PreparedTrace;
  /** The log lines of the whole trace. Spans and their events are told whatever becomes of them. */
  readonly answer: Answer<readonly LogLine[]>;
  readonly selected: SpanId | undefined;
  readonly colourOf?: (service: string) => ServiceColour;
  readonly timeZone?: string;
  readonly onSelect: OnSelect;
  readonly onRetry?: () => void;
}

const noLines: readonly LogLine[] = [];

/** What happened in this trace in the order of time, across services: spans, their events and all log lines as one list. */
export const TraceStory = memo(function TraceStory(props: Props) {
  const { prepared, answer, selected, timeZone, onSelect, onRetry } = props;
  const styles = useStyles2(getStyles);
  const { tree } = prepared;
  const ownColours = useServiceColours(prepared.short);
  const lines = valueOf(answer) ?? noLines;
  const entries = useMemo(() => traceStory(prepared, lines), [prepared, lines]);
  const [filter, setFilter] = useState(wholeStory);
  const [wrapped, setWrapped] = useState(false);
  const shown = useMemo(() => filteredStory(entries, filter, t), [entries, filter]);
  const gaps = useMemo(() => silences(shown, ms(tree.end - tree.start)), [shown, tree]);
  return (
    <section className={styles.frame} aria-label={t('trace.story', 'Story of the trace')} data-testid="trace-story">
      <StoryTools
        entries={entries}
        shown={shown}
        filter={filter}
        onFilter={setFilter}
        name={`trace-${tree.traceId}`}
        wrapped={wrapped}
        onWrapped={setWrapped}
        beside={<LinesState answer={answer} onRetry={onRetry} />}
      />
      {shown.length === 0 ? (
        <p className={styles.quiet}>{t('trace.story-none', 'Nothing of the story is left by these filters.')}</p>
      ) : (
        <StoryList
          entries={shown}
          gaps={gaps}
          zero={tree.start}
          selected={selected}
          wrapped={wrapped}
          colourOf={props.colourOf ?? ownColours}
          timeZone={timeZone}
          onSelect={onSelect}
        />
      )}
    </section>
  );
});

/** Only what is to be said of the lines: that they are awaited, missing or failed. Those that came stand in the story. */
function LinesState({ answer, onRetry }: Pick<Props, 'answer' | 'onRetry'>) {
  return (
    <OutcomeView
      answer={answer}
      awaited={t('trace.awaited-logs', 'Asking for the log lines…')}
      minHeight={24}
      empty={() => t('trace.story-no-lines', 'No log line of this trace was found; its spans and events are shown.')}
      onRetry={onRetry}
    >
      {(_, caveats) => <Caveats caveats={caveats} />}
    </OutcomeView>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minWidth: 0,
    minHeight: 0,
    containerType: 'inline-size',
  }),
  quiet: css({ color: theme.colors.text.secondary, padding: theme.spacing(1) }),
});
