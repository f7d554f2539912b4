import React, { useEffect, useMemo, useState } from 'react';
import { EventBusSrv, type PanelData } from '@grafana/data';
import { config } from '@grafana/runtime';
import { ErrorBoundaryAlert, IconButton, PanelChrome } from '@grafana/ui';
import { useNavigate } from 'react-router-dom';
import type { PanelJson } from './dashboardJson';
import { dashboardPanel } from './dashboardPanels';
import { NoData } from './NoData';
import { configured, panelData, replacing, type PanelContext } from './panelData';

interface Props {
  readonly panel: PanelJson;
  readonly context: PanelContext;
  readonly height: number;
  readonly onZoom: (from: number, to: number) => void;
}

/** One panel: its frame by `@grafana/ui`, its header link, and the stand-in that draws it. */
export function PanelFrame({ context, height, onZoom, panel }: Props) {
  const { data, failure } = usePanelData(panel, context);
  const replace = replacing(context);
  const links = panel.links.map((link) => <HeaderLink key={link.title} title={link.title} url={replace(link.url)} />);
  return (
    <section
      aria-label={replace(panel.title)}
      data-testid="dashboard-panel"
      data-panel-type={panel.type}
      data-state={failure ? 'failed' : (data?.state ?? 'Loading')}
    >
      <PanelChrome
        title={replace(panel.title)}
        description={panel.description}
        displayMode={panel.transparent ? 'transparent' : 'default'}
        titleItems={links}
        width={context.width}
        height={height}
      >
        {(width, inside) => (
          <ErrorBoundaryAlert>
            {failure && <NoData why={failure} />}
            {data && !failure && <Drawn {...{ panel, context, data, width, onZoom }} height={inside} />}
          </ErrorBoundaryAlert>
        )}
      </PanelChrome>
    </section>
  );
}

function usePanelData(panel: PanelJson, context: PanelContext): { data?: PanelData; failure?: string } {
  const [found, setFound] = useState<{ data?: PanelData; failure?: string }>({});
  useEffect(() => {
    const answers = panelData(panel, context).subscribe({
      next: (data) => setFound({ data, failure: data.error?.message }),
      error: (error: unknown) => setFound({ failure: error instanceof Error ? error.message : String(error) }),
    });
    return () => answers.unsubscribe();
  }, [panel, context]);
  return found;
}

/** As Grafana shows a panel's only link: an icon beside its title. */
function HeaderLink({ title, url }: { readonly title: string; readonly url: string }) {
  const navigate = useNavigate();
  return <IconButton name="external-link-alt" tooltip={title} role="link" onClick={() => navigate(url)} />;
}

interface DrawnProps extends Omit<Props, 'height'> {
  readonly data: PanelData;
  readonly width: number;
  readonly height: number;
}

const events = new EventBusSrv();

function Drawn({ context, data, height, onZoom, panel, width }: DrawnProps) {
  const Panel = dashboardPanel(panel.type).panel;
  const { fieldConfig, options } = useMemo(() => configured(panel), [panel]);
  if (!Panel || data.state === 'Loading') {
    return null;
  }
  return (
    <Panel
      id={panel.id}
      data={data}
      timeRange={context.range}
      timeZone={config.bootData.user.timezone}
      options={options}
      fieldConfig={fieldConfig}
      transparent={Boolean(panel.transparent)}
      width={width}
      height={height}
      title={panel.title}
      renderCounter={0}
      eventBus={events}
      replaceVariables={replacing(context)}
      onOptionsChange={() => undefined}
      onFieldConfigChange={() => undefined}
      onChangeTimeRange={({ from, to }) => onZoom(from, to)}
    />
  );
}
