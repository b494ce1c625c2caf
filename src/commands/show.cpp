#include "cli/options.hpp"
#include "commands/commands.hpp"
#include "flows/activity/activity_text.hpp"
#include "flows/asked_id.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/contact_verdict.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/visible.hpp>
#include <bdd/storage/detail_store.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::string id;
    bool raw = false;
};

Exit run(const Options& options, cli::Context& ctx) {
    const AskedId asked = parse_id(options.id);
    storage::Database base = open_to_read(ctx);
    storage::DetailStore store(base);
    if (asked.account) {
        const auto account = store.account({asked.value}, k_events_shown);
        if (!account) {
            throw Error(Errc::not_found, text_of(_("there is no account {0}"), options.id),
                        _("bdd find shows ids"));
        }
        if (ctx.json()) {
            ctx.print_json(json_of(*account));
        } else {
            ctx.print(text::visible_page(text_of_account(*account)));
        }
        return Exit::done;
    }
    const auto contact = store.contact({asked.value}, k_events_shown);
    if (!contact) {
        throw Error(Errc::not_found, text_of(_("there is no contact {0}"), options.id),
                    _("bdd find shows ids"));
    }
    const ContactVerdict verdict =
        verdict_of(base, gate_settings(ctx.settings), contact->contact.id,
                   protect::Purpose::prospection, ctx.clock.today());
    const protect::Channels all = protect::Channels::all();
    if (ctx.json()) {
        nlohmann::ordered_json json = json_of(*contact);
        json["may_contact"] = verdict_json(verdict, all);
        ctx.print_json(json);
        return Exit::done;
    }
    if (contact->contact.id.value != asked.value) {
        ctx.summary(text_of(_("{0} is now part of {1}"), uid_of(model::ContactId{asked.value}),
                            uid_of(contact->contact.id)));
    }
    ctx.print(
        text::visible_page(text_of_contact(*contact, options.raw) + verdict_text(verdict, all)));
    return Exit::done;
}

} // namespace

void add_show(CLI::App& root, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = root.add_subcommand(
        "show", _("Show a contact or an account, and the record that gave each field"));
    command->add_option("id", o->id, _("A contact (C0000012) or an account (A0000003)"))
        ->required();
    command->add_flag("--raw", o->raw, _("Also show the raw cells of every record"));
    command->footer(_("Examples:\n"
                      "  bdd show C0000012\n"
                      "  bdd show A0000003 --json"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
