import React, { useEffect, useState } from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, rangeUtil, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { config, locationService } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import { Link, useLocation, useParams } from 'react-router-dom';
import { DashboardGrid } from './DashboardGrid';
import { dashboardJson, dashboardNames, type DashboardJson } from './dashboardJson';
import { replacing } from './panelData';
import { chosenVariables, type Chosen } from './variables';

interface Ready {
  readonly dashboard: DashboardJson;
  readonly chosen: readonly Chosen[];
  readonly values: Readonly<Record<string, string>>;
  readonly range: TimeRange;
}

/** One of the plugin's dashboards, drawn without Grafana. */
export function DashboardPage() {
  const styles = useStyles2(getStyles);
  const { name = '' } = useParams();
  const { ready, failure } = useDashboard(name);
  return (
    <main className={styles.page} id="pageContent">
      {failure && <p role="alert">{failure}</p>}
      {ready && (
        <>
          <Heading {...ready} name={name} />
          <DashboardGrid panels={ready.dashboard.panels} values={ready.values} range={ready.range} />
        </>
      )}
      <footer className={styles.honest} data-testid="dashboard-honest">
        Not Grafana: the plugin’s dashboard JSON, its queries answered, drawn by this page. Numbers, units, words and
        colours are made by Grafana’s own packages, stats and time series drawn by them; tables, state timelines, logs
        and text are only approximated, alerts left out.
      </footer>
    </main>
  );
}

function useDashboard(name: string): { readonly ready?: Ready; readonly failure?: string } {
  const { search } = useLocation();
  const [found, setFound] = useState<{ ready?: Ready; failure?: string }>({});
  useEffect(() => {
    let wanted = true;
    const set = (next: { ready?: Ready; failure?: string }) => wanted && setFound(next);
    load(name, search).then(
      (ready) => set({ ready }),
      (error: unknown) => set({ failure: error instanceof Error ? error.message : String(error) })
    );
    return () => {
      wanted = false;
    };
  }, [name, search]);
  return found;
}

async function load(name: string, search: string): Promise<Ready> {
  const params = new URLSearchParams(search);
  const time = (at: string) => (/^\d+$/.test(at) ? new Date(Number(at)).toISOString() : at);
  const range = rangeUtil.convertRawToRange({
    from: time(params.get('from') ?? 'now-1h'),
    to: time(params.get('to') ?? 'now'),
  });
  const dashboard = await dashboardJson(name);
  const chosen = await chosenVariables(dashboard.templating.list, params, range);
  const missing = chosen.find(({ options }) => !options.length);
  if (missing) {
    throw new Error(`Nothing to choose for "${missing.variable.label}": open this page with ?source=prometheus`);
  }
  const values = Object.fromEntries(chosen.map(({ variable, value }) => [variable.name, value]));
  return { dashboard, chosen, values, range };
}

function Heading({ chosen, dashboard, name, range, values }: Ready & { readonly name: string }) {
  const styles = useStyles2(getStyles);
  const { search } = useLocation();
  const replace = replacing({ values, range, width: 0 });
  const timeZone = config.bootData.user.timezone;
  const shown = (at: TimeRange['from']) => dateTimeFormat(at, { timeZone, format: 'YYYY-MM-DD HH:mm' });
  return (
    <header className={styles.header}>
      <h1>{dashboard.title}</h1>
      <nav aria-label="Dashboards" className={styles.others}>
        {dashboardNames.map((other) => (
          <Link key={other} to={`/host/dashboard/${other}${search}`} aria-current={other === name ? 'page' : undefined}>
            {other}
          </Link>
        ))}
      </nav>
      <div className={styles.controls}>
        {chosen
          .filter(({ variable }) => variable.hide !== 2)
          .map((one) => (
            <Picker key={one.variable.name} {...one} />
          ))}
        {dashboard.links.map(({ title, url }) => (
          <Link key={title} to={replace(url)} className={styles.link}>
            {title}
          </Link>
        ))}
        <span className={styles.time}>
          {shown(range.from)} – {shown(range.to)}
        </span>
      </div>
    </header>
  );
}

function Picker({ options, value, variable }: Chosen) {
  return (
    <label>
      {variable.label}{' '}
      <select
        value={value}
        onChange={(event) => locationService.partial({ [`var-${variable.name}`]: event.currentTarget.value })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ padding: theme.spacing(2), width: '100%' }),
  header: css({ marginBottom: theme.spacing(1), h1: { fontSize: theme.typography.h3.fontSize, margin: 0 } }),
  others: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    fontSize: theme.typography.bodySmall.fontSize,
    a: { color: theme.colors.text.link },
    'a[aria-current]': { color: theme.colors.text.secondary },
  }),
  controls: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginTop: theme.spacing(1),
    select: {
      height: theme.spacing(4),
      padding: theme.spacing(0, 1),
      color: theme.colors.text.primary,
      background: theme.colors.background.secondary,
      border: `1px solid ${theme.colors.border.medium}`,
      borderRadius: theme.shape.radius.default,
    },
  }),
  time: css({ marginLeft: 'auto', color: theme.colors.text.secondary }),
  link: css({ color: theme.colors.text.link }),
  honest: css({
    marginTop: theme.spacing(2),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
