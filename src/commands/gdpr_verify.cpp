#include "cli/options.hpp"
#include "commands/gdpr_commands.hpp"
#include "commands/suppress_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/check_words.hpp"
#include "flows/protect/departed_files.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/sort_unique.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::vector<std::string> words;
    std::vector<std::string> places;
    bool clean = false;
};

/// An e-mail and a number in their normal form, anything else as a name or a text.
std::vector<PersonValue> values_of(const std::vector<std::string>& typed) {
    using protect::AddressKind;
    using protect::ValueKind;
    std::vector<PersonValue> values;
    for (const std::string& text : typed) {
        const bool is_email = text.find('@') != std::string::npos;
        const OpposedReading number =
            is_email ? OpposedReading() : read_opposed(text, AddressKind::phone);
        if (!is_email && number.code.empty() && !number.values.empty()) {
            for (const OpposedValue& value : number.values) {
                values.push_back({ValueKind::phone, value.value, false});
            }
            // Nine digits may be a SIREN as well.
            if (!text.starts_with('0') && !text.starts_with('+')) {
                values.push_back({ValueKind::text, text, false});
            }
            continue;
        }
        const OpposedReading email =
            is_email ? read_opposed(text, AddressKind::email) : OpposedReading();
        if (email.code.empty() && !email.values.empty()) {
            for (const OpposedValue& value : email.values) {
                values.push_back({ValueKind::text, value.value, false});
            }
            continue;
        }
        if (protect::byte_forms(text, ValueKind::name).empty()) {
            throw Error(
                Errc::usage, text_of(_("'{0}' is too short to be looked for"), text),
                text_of(_("values of {0} signs and more say something"), protect::k_least_value));
        }
        values.push_back({is_email ? ValueKind::text : ValueKind::name, text, false});
    }
    return values;
}

void rewrite(cli::Context& ctx) {
    WriteSession session(ctx, "gdpr verify", false);
    session.abandon();
    if (!session.base().rewrite()) {
        throw Error(Errc::locked,
                    _("somebody else has the base open: its log could not be emptied"),
                    _("close the other program and run this again"));
    }
}

/// Files that left the base with somebody who has one of the values.
std::vector<storage::ExportEntry> departed_with(const cli::Context& ctx, const ValueCheck& check) {
    std::vector<model::ContactId> contacts;
    for (const ValueHits& hits : check.values) {
        contacts.insert(contacts.end(), hits.contacts.begin(), hits.contacts.end());
    }
    if (contacts.empty()) {
        return {};
    }
    sort_unique(contacts);
    storage::Database base = open_to_read(ctx);
    return storage::ExportStore(base).with(contacts);
}

Exit run(const Options& options, cli::Context& ctx) {
    const std::vector<PersonValue> values = values_of(typed_values(ctx, options.words));
    if (options.clean) {
        (void)open_to_read(ctx);
        rewrite(ctx);
    }
    const ValueCheck check = check_values(ctx, values, options.places);
    const std::vector<storage::ExportEntry> departed = departed_with(ctx, check);
    if (ctx.json()) {
        nlohmann::ordered_json report = check_json(check, values);
        report["exports"] = departed_json(departed);
        ctx.print_json(report);
    } else {
        ctx.print(check_text(check, values));
        if (!departed.empty()) {
            ctx.print(_("files that went out with these contacts:\n") + departed_text(departed));
        }
    }
    return check.found() ? Exit::attention : Exit::done;
}

} // namespace

void add_gdpr_verify(CLI::App& gdpr, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = gdpr.add_subcommand(
        "verify", _("Search every byte of the base's files for values of a person; 3 when found"));
    command
        ->add_option("value", o->words,
                     _("E-mails, phones, names; - reads a value a line, so that none stays in the "
                       "history of the shell"))
        ->required();
    command->add_option("--in", o->places, _("Look into this file or folder too; may be repeated"))
        ->type_name("PATH")
        ->allow_extra_args(false);
    command->add_flag("--clean", o->clean,
                      _("First write the base anew, so that no free page holds anything"));
    command->footer(_("Examples:\n"
                      "  bdd gdpr verify ada@example.fr '06 12 34 56 78'\n"
                      "  bdd gdpr verify - --in ~/exports <values.txt"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
