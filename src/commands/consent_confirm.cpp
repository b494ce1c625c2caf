#include "commands/consent_commands.hpp"
#include "commands/protect_options.hpp"
#include "flows/protect/act_time.hpp"
#include "flows/protect/consent_writer.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using protect::ConsentStatus;

constexpr std::size_t k_day = 10; ///< "2026-01-31"

/// Of a day and a time on it none is before the other.
bool is_before(std::string_view a, std::string_view b) {
    const std::size_t size = std::min(a.size(), b.size());
    return a.substr(0, size) < b.substr(0, size);
}

std::string words_of(const storage::Consent& act) {
    return act.channel + " × " + act.purpose;
}

/// Why this request cannot be confirmed at that time; nothing: it can.
std::optional<Error> refusal(const std::vector<storage::Consent>& log,
                             const storage::Consent& request, const std::string& at) {
    if (is_before(at, request.at)) {
        return Error(
            Errc::usage,
            text_of(_("{0} was requested on {1}, after {2}"), words_of(request), request.at, at),
            _("--at is when the person confirmed"));
    }
    if (parse_iso_date(at.substr(0, k_day)) > last_day_of(request.at)) {
        return Error(Errc::refused,
                     text_of(_("the request of {0} for {1} expired on {2}"), request.at,
                             words_of(request), to_string(last_day_of(request.at))),
                     text_of(_("a request waits {0} days; ask the person anew and note it with "
                               "bdd consent add --requested"),
                             protect::k_confirmation_days));
    }
    for (const storage::Consent& act : log) {
        const auto status = protect::parse_consent_status(act.status);
        const bool objects = status == ConsentStatus::denied || status == ConsentStatus::withdrawn;
        if (objects && act.channel == request.channel && act.purpose == request.purpose &&
            !is_before(act.at, request.at.substr(0, k_day))) {
            return Error(Errc::refused,
                         text_of(_("the person said no to {0} on {1}, since the request of {2}"),
                                 words_of(request), act.at, request.at),
                         _("a new request must come first: bdd consent add --requested"));
        }
    }
    return std::nullopt;
}

/// Another act has confirmed it.
bool is_confirmed(const std::vector<storage::Consent>& log, const storage::Consent& request,
                  const std::string& at) {
    return std::any_of(log.begin(), log.end(), [&](const storage::Consent& act) {
        return act.status == keyword(ConsentStatus::confirmed) && act.channel == request.channel &&
               act.purpose == request.purpose && act.requested_at == request.at && act.at != at;
    });
}

/// The newest request of each pair that was asked for, unless it is confirmed already.
std::vector<storage::Consent> requests_in(const std::vector<storage::Consent>& log,
                                          const ActOptions& options, const std::string& at) {
    std::vector<storage::Consent> requests;
    for (const ConsentPair& pair :
         pairs_of(*options.channels, options.purposes.value_or(protect::Purposes::all()))) {
        const storage::Consent* request = last_request(log, pair);
        if (request != nullptr && !is_confirmed(log, *request, at)) {
            requests.push_back(*request);
        }
    }
    return requests;
}

Exit confirm(const ActOptions& options, cli::Context& ctx) {
    const AskedPerson person = read_person(ctx, options.id);
    hide_traces(ctx, options);
    ConsentSaid said;
    said.status = ConsentStatus::confirmed;
    said.at = read_act_time(options.at, ctx.clock);
    said.proof = text::trim(options.proof);
    said.ip = options.ip;
    said.user_agent = options.user_agent;

    (void)open_to_read(ctx);
    WriteSession session(ctx, "consent confirm", options.dry_run);
    const ConsentSubject subject = find_subject(session.base(), person);
    ConsentWriter writer(ctx, session);
    const std::vector<storage::Consent> log = writer.store().of_contact(subject.contact);
    const std::vector<storage::Consent> requests = requests_in(log, options, said.at);
    if (requests.empty()) {
        throw Error(
            Errc::not_found,
            text_of(_("{0} has no such request that waits for an answer"), uid_of(subject.contact)),
            text_of(_("see: bdd consent show {0}"), uid_of(subject.contact)));
    }
    std::vector<std::string> refused;
    for (const storage::Consent& request : requests) {
        const auto reason = refusal(log, request, said.at);
        if (!reason) {
            writer.confirm(subject.contact, request, said);
        } else if (requests.size() == 1 || options.purposes) {
            throw Error(*reason);
        } else {
            refused.emplace_back(reason->what());
        }
    }
    if (writer.noted().empty()) {
        throw Error(Errc::refused, text_of(_("nothing to confirm: {0}"), text::join(refused, "; ")),
                    text_of(_("see: bdd consent show {0}"), uid_of(subject.contact)));
    }
    writer.finish({{"refused", refused}});
    for (const std::string& reason : refused) {
        ctx.notice(reason);
    }
    return refused.empty() ? Exit::done : Exit::attention;
}

} // namespace

void add_consent_confirm(CLI::App& consent, cli::Context& ctx) {
    auto o = std::make_shared<ActOptions>();
    CLI::App* command = consent.add_subcommand(
        "confirm", _("Note that a person confirmed a request (double opt-in), within 30 days"));
    add_person(*command, o->id);
    add_channels(*command, "--channel", o->channels,
                 _("Which request: email, sms, phone, post; several with commas"))
        ->required();
    add_purposes(*command, "--purpose", o->purposes,
                 _("What it was for (default: all requests of the channel)"));
    add_act_options(*command, *o, _("When the person confirmed: a day, or a time in UTC"));
    command->get_option("--at")->required();
    command->footer(_("Examples:\n"
                      "  bdd consent confirm C0000012 --channel email --at 2026-02-02T07:12:00Z "
                      "--proof 'click 8f3a'"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return confirm(*o, ctx); }; });
}

} // namespace bdd::commands
