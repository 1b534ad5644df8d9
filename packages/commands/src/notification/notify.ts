import type { Failure } from "@basewatch/failure";
import type { Channels, Delivery, RunReport } from "@basewatch/notification";
import type { World } from "../action.ts";
import { openApiTransport } from "../transport.ts";
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
  // Loaded late: most runs have nothing to say, or nobody to say it to.
  const { ATTEMPT_TIMEOUT_MS, DELIVERY_POLICY, buildMessage, cleanReport, deliver, wantsMessage } =
    await import("@basewatch/notification");
  if (!wantsMessage(report, inputs["notify-on"])) {
    world.log.info(`No message: notify-on is ${inputs["notify-on"].join(", ")}.`);
    return NOTHING;
  }
  hidePassword(inputs, world);
  const message = buildMessage(cleanReport(report, (text) => world.redactor.redact(text)));
  const signal = AbortSignal.any([world.signal, AbortSignal.timeout(budgetMs)]);
  const deliveries = await deliver(message, channels, {
    openTransport: (redactor) =>
      openApiTransport(
        { ...world, redactor, signal },
        {
          command: "dispatch-rebuild",
          policy: DELIVERY_POLICY,
          timeoutMs: ATTEMPT_TIMEOUT_MS,
          budgetMs,
          concurrency: 1,
        },
      ),
    clock: world.clock,
    random: world.random,
    signal,
    timeoutMs: ATTEMPT_TIMEOUT_MS,
    log: (text) => world.log.info(text),
  });
  return { deliveries, failures: conclude(deliveries, inputs, world) };
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

function conclude(
  deliveries: readonly Delivery[],
  inputs: NotificationInputs,
  { log }: World,
): readonly Failure[] {
  const failures: Failure[] = [];
  for (const { channel, host, failure } of deliveries) {
    if (failure === undefined) log.info(`${NAMES[channel]}: ${host} has the message.`);
    else if (inputs["fail-on-notify-error"]) failures.push(failure);
    else log.warning(`${failure.message} · ${failure.hint ?? ""}`);
  }
  return failures;
}
