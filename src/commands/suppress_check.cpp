#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/suppress_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/opposition_check.hpp"
#include "flows/protect/opposition_file.hpp"
#include "flows/protect/suppression_list.hpp"

#include <bdd/core/i18n.hpp>

#include <filesystem>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::vector<std::string> words;
    OppositionFileOptions file;
};

/// Prints entries as they are found, and counts.
class CheckPrinter {
public:
    explicit CheckPrinter(const cli::Context& ctx)
        : m_ctx(&ctx)
        , m_printer(ctx, "matches",
                    {{"line", _("line")},
                     {"value", _("value")},
                     {"kind", _("kind")},
                     {"channel", _("channel")},
                     {"purpose", _("purpose")},
                     {"reason", _("reason")},
                     {"since", _("since")}}) {}

    /// `line`: 0 for a value of the command line.
    void add(std::uint64_t line, const std::string& value,
             const std::vector<OppositionMatch>& matches) {
        ++m_values;
        m_listed += matches.empty() ? 0 : 1;
        for (const OppositionMatch& match : matches) {
            cli::Cell place;
            if (line > 0) {
                place = static_cast<std::int64_t>(line);
            }
            m_printer.row({place, value, std::string(keyword(match.kind)), match.channel,
                           match.purpose, match.reason, match.since});
        }
    }
    void refuse() { ++m_refused; }
    void count_hash() { ++m_hashes; }

    Exit finish() {
        m_printer.finish();
        m_ctx->summary(text_of(BDD_N("{1} of {0} address is on the list",
                                     "{1} of {0} addresses are on the list",
                                     static_cast<unsigned long>(m_values)),
                               count_text(m_values), count_text(m_listed)));
        if (m_refused > 0) {
            m_ctx->notice(text_of(BDD_N("{0} row could not be read, and was not checked",
                                        "{0} rows could not be read, and were not checked",
                                        static_cast<unsigned long>(m_refused)),
                                  count_text(m_refused)));
        }
        if (m_hashes > 0) {
            m_ctx->notice(text_of(BDD_N("{0} hash could be compared only with what came as a hash",
                                        "{0} hashes could be compared only with what came as "
                                        "hashes",
                                        static_cast<unsigned long>(m_hashes)),
                                  count_text(m_hashes)));
        }
        return m_listed > 0 || m_refused > 0 ? Exit::attention : Exit::done;
    }

private:
    const cli::Context* m_ctx;
    cli::RowPrinter m_printer;
    std::int64_t m_values = 0;
    std::int64_t m_listed = 0;
    std::int64_t m_refused = 0;
    std::int64_t m_hashes = 0;
};

/// Keys for look-ups; throws Errc::refused when the list needs one that is missing.
SuppressionList list_of(storage::Database& base) {
    SuppressionList list = load_suppressions(base);
    list.require_keys();
    return list;
}

std::string hash_text(const protect::Fingerprint& hash) {
    return protect::hex(hash).substr(0, 12) + "…";
}

Exit check_file(const Options& options, cli::Context& ctx, const std::string& path) {
    storage::Database base = open_to_read(ctx);
    const SuppressionList list = list_of(base);
    const OppositionLookup lookup(list);
    OppositionDetails details(base, list.keyring.keys);
    OppositionFile file(path, options.file);
    CheckPrinter printer(ctx);
    file.each([&](const OppositionRow& row) {
        ctx.cancel.check();
        for (const OpposedValue& value : row.values) {
            printer.add(row.line, value.value,
                        lookup.find(value.kind, value.value).listed
                            ? details.of(value)
                            : std::vector<OppositionMatch>());
        }
        for (const protect::Fingerprint& hash : row.hashes) {
            printer.count_hash();
            printer.add(row.line, hash_text(hash), details.of_hash(file.hash_kind(), hash));
        }
        if (!row.code.empty()) {
            printer.refuse();
        }
    });
    return printer.finish();
}

Exit check_values(const Options& options, cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    const std::vector<std::string> typed = typed_values(ctx, options.words);
    const SuppressionList list = list_of(base);
    OppositionDetails details(base, list.keyring.keys);
    CheckPrinter printer(ctx);
    for (const std::string& text : typed) {
        for (const OpposedValue& value : opposed_values(base, text, options.file.kind)) {
            printer.add(0, value.value, details.of(value));
        }
    }
    return printer.finish();
}

Exit run(const Options& options, cli::Context& ctx) {
    std::error_code ignored;
    const bool is_file =
        options.words.size() == 1 && std::filesystem::is_regular_file(options.words[0], ignored);
    return is_file ? check_file(options, ctx, options.words[0]) : check_values(options, ctx);
}

} // namespace

void add_suppress_check(CLI::App& suppress, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command =
        suppress.add_subcommand("check", _("Tell whether somebody is on the list; 3 when so"));
    command
        ->add_option("value", o->words,
                     _("E-mails, phones, domains, SIREN, contacts; a file of them; - reads a value "
                       "a line"))
        ->required();
    add_address_kind(*command, o->file.kind);
    command->add_option("--column", o->file.column,
                        _("The column of the file to read (default: found)"));
    cli::add_format(*command, ctx);
    command->footer(_("Examples:\n"
                      "  bdd suppress check ada@example.fr '02 99 85 38 02'\n"
                      "  bdd suppress check offer.csv --format csv\n"
                      "  bdd suppress check C0000012 --json"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
