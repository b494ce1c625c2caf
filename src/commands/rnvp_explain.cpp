#include "commands/rnvp_commands.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/rnvp/normalizer.hpp>
#include <bdd/rnvp/reference.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

namespace {

struct Options {
    std::string address;
    std::string company;
    std::string person;
};

std::string change_line(const rnvp::Change& change) {
    std::string out = "  ";
    if (change.line > 0) {
        out += text_of(_("line {0}: "), static_cast<int>(change.line));
    }
    out += rnvp::name(change.reason);
    if (!change.before.empty() && !change.after.empty() && change.before != change.after) {
        out += text_of(_(" ({0} became {1})"), change.before, change.after);
    } else if (!change.after.empty()) {
        out += " (" + change.after + ")";
    }
    return out + "\n";
}

std::string explanation(const rnvp::MailAddress& address, const std::vector<std::string>& steps) {
    std::string out;
    for (const std::string& step : steps) {
        out += "- " + step + "\n";
    }
    out += "\n";
    for (std::size_t i = 0; i < address.lines.size(); ++i) {
        if (!address.lines[i].empty()) {
            out += text_of("L{0}  {1}\n", i + 1, address.lines[i]);
        }
    }
    out += "\n" +
           text_of(address.mailable ? _("{0}, can be mailed") : _("{0}, cannot be mailed"),
                   rnvp::summary(address)) +
           "\n";
    for (const rnvp::Change& change : address.changes) {
        out += change_line(change);
    }
    if (!address.candidates.empty()) {
        out += text_of(_("candidates: {0}"), text::join(address.candidates, " | ")) + "\n";
    }
    return out;
}

nlohmann::ordered_json json_of(const rnvp::MailAddress& address,
                               const std::vector<std::string>& steps) {
    nlohmann::ordered_json changes = nlohmann::ordered_json::array();
    for (const rnvp::Change& change : address.changes) {
        changes.push_back({{"reason", rnvp::name(change.reason)},
                           {"line", change.line},
                           {"before", change.before},
                           {"after", change.after}});
    }
    return {{"lines", address.lines},
            {"code", address.code.text()},
            {"status", rnvp::name(address.status)},
            {"score", address.score},
            {"mailable", address.mailable},
            {"insee", address.insee},
            {"postcode", address.postcode},
            {"town", address.town},
            {"cedex", address.cedex},
            {"number", address.street.number},
            {"repetition", address.street.repetition},
            {"number_rest", address.street.number_rest},
            {"street_type", address.street.type},
            {"street", address.street.name},
            {"special", address.special},
            {"country", address.country},
            {"changes", changes},
            {"candidates", address.candidates},
            {"steps", steps}};
}

Exit run(const Options& options, cli::Context& ctx) {
    const std::string text = text::to_nfc(options.address);
    const rnvp::Reference reference = rnvp::Reference::embedded();
    const rnvp::Normalizer normalizer(reference);
    rnvp::RawAddress raw;
    raw.company = options.company;
    raw.person = options.person;
    raw.cells.push_back(text);
    std::vector<std::string> steps;
    const rnvp::MailAddress address =
        normalizer.normalize(raw, [&](std::string step) { steps.push_back(std::move(step)); });
    if (ctx.json()) {
        ctx.print_json(json_of(address, steps));
    } else {
        ctx.print(explanation(address, steps));
    }
    return address.status == rnvp::Status::rejected || address.status == rnvp::Status::ambiguous
               ? Exit::attention
               : Exit::done;
}

} // namespace

void add_rnvp_explain(CLI::App& rnvp, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command =
        rnvp.add_subcommand("explain", _("Show, step by step, what becomes of one address"));
    command
        ->add_option("address", o->address,
                     _("Address as it came; line breaks or | between its lines"))
        ->required();
    command->add_option("--company", o->company, _("Company, for line 1"));
    command->add_option("--person", o->person, _("Person, for line 2, or line 1 without company"));
    command->footer(_("Examples:\n"
                      "  bdd rnvp explain '103, bis rue Belleville, CS 91704, 33063 Bordeaux "
                      "CEDEX 1'\n"
                      "  bdd rnvp explain '1 rue saint roch 2B238 poggio-di-venaco' --json"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
