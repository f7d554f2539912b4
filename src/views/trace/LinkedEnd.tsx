import { t } from '@grafana/i18n';
import React, { useMemo } from 'react';
import { traceTree } from '../../analysis/traceTree';
import { useAnswer, usePlace } from '../../grafana/answer';
import type { SpanLink, Trace } from '../../model/trace';
import { ms } from '../../model/units';
import { signalIn } from '../../telemetry/scope';
import { traceQuestion } from '../../telemetry/trace';
import { OutcomeView } from '../parts/OutcomeView';
import { linkedEndText } from './linkTexts';

/** What is at the other end of a link: asked when one wants to know, since a span may have hundreds of links. */
export function LinkedEnd({ link }: { readonly link: SpanLink }) {
  const { environment } = usePlace();
  const { traceId } = link;
  const answer = useAnswer(
    useMemo(() => traceQuestion(traceId, signalIn(environment, 'traces')), [traceId, environment])
  );
  return (
    <OutcomeView
      answer={answer}
      awaited={t('trace.awaited', 'Asking for the spans of this trace…')}
      minHeight={24}
      empty={() => t('trace.linked-not-stored', 'That trace is not stored, or not any longer.')}
    >
      {(trace) => <Facts trace={trace} link={link} />}
    </OutcomeView>
  );
}

function Facts({ trace, link }: { readonly trace: Trace; readonly link: SpanLink }) {
  const text = useMemo(() => {
    const tree = traceTree(trace);
    const [root] = tree.roots;
    return linkedEndText(
      {
        root: root?.span,
        span: link.spanId === undefined ? undefined : tree.nodes.get(link.spanId)?.span,
        duration: ms(tree.end - tree.start),
        failed: trace.spans.filter(({ status }) => status === 'error').length,
      },
      t
    );
  }, [trace, link]);
  return <p>{text}</p>;
}
