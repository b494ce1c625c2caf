#include "commands/shared_options.hpp"

#include <bdd/core/i18n.hpp>

namespace bdd::commands {

using namespace flows;

namespace {

void add_list_options(CLI::App& command, ListOptions& options) {
    command
        .add_option("--id", options.ids,
                    _("Column that names the rows (else found, else their number)"))
        ->allow_extra_args(false);
    command
        .add_option("--column", options.columns,
                    _("What a column holds: 'NAME=KIND', such as 'label=company' or 'x=ignore'; "
                      "may be repeated"))
        ->allow_extra_args(false);
    add_layout_options(command, options.layout);
}

} // namespace

void add_layout_options(CLI::App& command, TabularOptions& options) {
    command.add_option("--encoding", options.encoding, _("Character set, when the guess is wrong"))
        ->capture_default_str();
    command.add_option("--delimiter", options.delimiter,
                       _("Separator between cells: ';', ',', '|' or tab"));
    command.add_option("--skip", options.skip, _("Rows to pass over before the header"));
    command.add_flag("--no-header", options.no_header, _("The file has no header row"));
    command.add_option("--header", options.header,
                       _("Names for the columns of a file without header: a,b,c"));
}

void add_tabular_options(CLI::App& command, TabularOptions& options) {
    add_layout_options(command, options);
    command
        .add_option("--map", options.map, _("What a column holds: 'COLUMN=FIELD'; may be repeated"))
        ->allow_extra_args(false);
}

void add_threshold(CLI::App& command, cli::Decimal& threshold) {
    command.add_option("--threshold", threshold, _("Probability from which two rows count as one"))
        ->capture_default_str();
}

void add_full(CLI::App& command, bool& full) {
    command.add_flag("--full", full,
                     _("Compare all records again, not only those that are new or changed"));
}

void add_match_settings(CLI::App& command, MatchSettings& settings) {
    add_list_options(command, settings.list);
    add_threshold(command, settings.threshold);
    cli::add_dry_run(command, settings.dry_run);
}

void check_price(const cli::Decimal& price, std::string_view example) {
    if (price.value < 0) {
        throw Error(Errc::usage, _("a price is not below 0"), text_of(_("write {0}"), example));
    }
}

void add_pair(CLI::App& command, PairOptions& pair) {
    command.add_option("a", pair.a, _("A contact (C0000012)"))->required();
    command.add_option("b", pair.b, _("Another contact"))->required();
}

} // namespace bdd::commands
