import { Failure } from "@basewatch/failure";
import type { Channels, Delivery, RunReport } from "@basewatch/notification";
import type { World } from "../action.ts";
import { openApiTransport, type TransportSettings } from "../transport.ts";
import type { NotificationInputs } from "./inputs.ts";

// All channels at once, their retries included; a run ends at most this much later because of them.
const BUDGET_MS = 60_000;

const NAMES = { slack: "Slack", email: "Email", webhook: "Webhook" } as const;

/** What came of telling people about a run. */
export interface Notified {
  readonly deliveries: readonly Delivery[];
  /** What must fail the step: the deliveries that failed, with `fail-on-notify-error`; otherwise none. */
  readonly failures: readonly Failure[];
}

const NOTHING: Notified = { deliveries: [], failures: [] };

/**
 * Tells people about a run, in one message to each channel that the inputs name, when `notify-on` wants it; a dry run tells nobody. Never
 * throws: what could not be delivered is a warning, or a failure with `fail-on-notify-error`. Call it once everything else is done.
 *
 * @param budgetMs the most that it takes, in milliseconds
 */
export async function notify(
  inputs: NotificationInputs & { readonly "dry-run": boolean },
  report: RunReport,
  world: World,
  budgetMs = BUDGET_MS,
): Promise<Notified> {
  const channels = toChannels(inputs);
  const names = Object.keys(channels);
  if (names.length === 0) return NOTHING;
  if (inputs["dry-run"]) {
    world.log.info(`Dry run: no message is sent (${names.join(", ")}).`);
    return NOTHING;
  }
  try {
    const deliveries = await tell(channels, { inputs, report, world, budgetMs });
    for (const { channel, host, delivered } of deliveries)
      if (delivered) world.log.info(`${NAMES[channel]}: ${host} has the message.`);
    const failures = deliveries.flatMap(({ failure }) => failure ?? []);
    return { deliveries, failures: conclude(failures, inputs, world) };
  } catch (error) {
    return { deliveries: [], failures: conclude([createDefect(error)], inputs, world) };
  }
}

interface Telling {
  readonly inputs: NotificationInputs;
  readonly report: RunReport;
  readonly world: World;
  readonly budgetMs: number;
}

async function tell(
  channels: Channels,
  { inputs, report, world, budgetMs }: Telling,
): Promise<readonly Delivery[]> {
  // Loaded late: most runs have nobody to tell.
  const { ATTEMPT_TIMEOUT_MS, DELIVERY_POLICY, buildMessage, cleanReport, deliver, wantsMessage } =
    await import("@basewatch/notification");
  if (!wantsMessage(report, inputs["notify-on"])) {
    world.log.info(`No message: notify-on is ${inputs["notify-on"].join(", ")}.`);
    return [];
  }
  hidePassword(inputs, world);
  const message = buildMessage(cleanReport(report, (text) => world.redactor.redact(text)));
  const signal = AbortSignal.any([world.signal, AbortSignal.timeout(budgetMs)]);
  const settings: TransportSettings = {
    command: "dispatch-rebuild",
    policy: DELIVERY_POLICY,
    timeoutMs: ATTEMPT_TIMEOUT_MS,
    budgetMs,
    concurrency: 1,
  };
  return deliver(message, channels, {
    openTransport: (redactor) => openApiTransport({ ...world, redactor, signal }, settings),
    clock: world.clock,
    random: world.random,
    signal,
    timeoutMs: ATTEMPT_TIMEOUT_MS,
    log: (text) => world.log.info(text),
  });
}

function toChannels(inputs: NotificationInputs): Channels {
  const { "slack-webhook-url": slackUrl, "smtp-url": server, "email-from": from, "email-to": to } = inputs;
  const { "webhook-url": webhookUrl, "webhook-secret": secret } = inputs;
  return {
    ...(slackUrl === undefined ? {} : { slack: { url: slackUrl } }),
    ...(server === undefined || from === undefined ? {} : { email: { server, from, to } }),
    ...(webhookUrl === undefined || secret === undefined ? {} : { webhook: { url: webhookUrl, secret } }),
  };
}

/** The host hides smtp-url as it was given; the password in it can be spelt otherwise in what the server says. */
function hidePassword({ "smtp-url": server }: NotificationInputs, { redactor }: World): void {
  if (server?.login !== undefined) redactor.hide(server.login.password);
}

/** What fails the step; the rest is a warning. */
function conclude(
  failures: readonly Failure[],
  inputs: NotificationInputs,
  { log }: World,
): readonly Failure[] {
  if (inputs["fail-on-notify-error"]) return failures;
  for (const { message, hint } of failures) log.warning(`${message} · ${hint ?? ""}`);
  return [];
}

// Telling people comes after the work: even a defect of ours must not undo what the run has done.
function createDefect(cause: unknown): Failure {
  return new Failure("the message of this run could not be made", {
    code: "notification.defect",
    hint: "This is a defect in Basewatch; please report it.",
    cause,
  });
}
