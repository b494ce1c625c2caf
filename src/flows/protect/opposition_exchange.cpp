#include "flows/protect/opposition_exchange.hpp"

#include "flows/protect/opposed_value.hpp"
#include "flows/protect/opposition_export.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>
#include <array>
#include <tuple>

namespace bdd::flows {

namespace {

using protect::AddressKind;

constexpr std::array<std::string_view, 3> k_columns = {"kind", "mac", "channels"};

TabularInput open_list(const std::string& path) {
    TabularInput input(path, {}, {}, [](std::string_view folded) {
        return std::find(k_columns.begin(), k_columns.end(), folded) != k_columns.end();
    });
    const std::vector<std::string>& names = input.dialect.columns;
    if (!std::equal(names.begin(), names.end(), k_columns.begin(), k_columns.end())) {
        throw Error(Errc::input,
                    text_of(_("{0} is no list under an exchange key"), input.file.display_name()),
                    _("such a list is made by: bdd suppress export --exchange-key FILE"));
    }
    return input;
}

/// A line of the list.
struct Line {
    AddressKind kind = AddressKind::email;
    protect::Fingerprint mac{};
    std::vector<std::string_view> channels; ///< As keywords; "all" when it is all of them.
    bool is_found = false;                  ///< An address of the base is behind it.
    bool is_new = false;

    [[nodiscard]] auto key() const { return std::tie(kind, mac); }
};

std::optional<Line> read_line(const std::vector<std::string_view>& cells) {
    const auto kind = protect::parse_address_kind(cells[0]);
    const auto mac = protect::parse_fingerprint(cells[1]);
    if (!kind || !mac) {
        return std::nullopt;
    }
    protect::Channels channels;
    for (const std::string_view word : text::words(cells[2])) {
        const auto channel = protect::parse_channel(word);
        if (!channel) {
            return std::nullopt;
        }
        channels.add(*channel);
    }
    if (channels.empty()) {
        return std::nullopt;
    }
    Line line{*kind, *mac, {}, false, false};
    for (const protect::Channel channel : protect::k_channels) {
        if (channels.has(channel)) {
            line.channels.push_back(keyword(channel));
        }
    }
    if (line.channels.size() == protect::k_channel_count) {
        line.channels = {"all"};
    }
    return line;
}

/// Addresses that are to be noted, with the lines that speak of them. They are noted after the base
/// was read: nothing is written to a table that is being walked through.
struct Match {
    OpposedValue value;
    std::size_t line;
};

std::vector<Match> find_matches(cli::Context& ctx, storage::Database& base,
                                const protect::SecretKey& key, std::vector<Line>& lines) {
    const protect::Fingerprinter maker(key);
    std::vector<Match> matches;
    each_address(base, [&](const OpposedValue& value) {
        ctx.cancel.check();
        Line wanted;
        wanted.kind = value.kind;
        wanted.mac = maker.of(value.kind, value.value);
        const auto found =
            std::equal_range(lines.begin(), lines.end(), wanted,
                             [](const Line& a, const Line& b) { return a.key() < b.key(); });
        for (auto line = found.first; line != found.second; ++line) {
            if (!line->is_found) { // The same address again, of another record.
                line->is_found = true;
                matches.push_back({value, static_cast<std::size_t>(line - lines.begin())});
            }
        }
    });
    return matches;
}

} // namespace

ImportedOppositions import_exchange(cli::Context& ctx, WriteSession& session,
                                    OppositionWriter& writer, const std::string& path,
                                    const OppositionImportOptions& options) {
    const protect::SecretKey key = read_exchange_key(options.exchange_key);
    const TabularInput input = open_list(path);
    RejectsFile rejects({options.rejects, input.file.path(), options.overwrite,
                         input.dialect.delimiter, input.dialect.header_bytes, false,
                         input.encoding.encoding});
    ImportedOppositions imported;
    imported.name = input.file.display_name();
    imported.warnings = input.warnings();
    std::vector<Line> lines;
    RowCells cells(input, Ragged::reject);
    io::CsvReader reader = input.open_rows();
    for (io::CsvRow row; reader.read(row);) {
        ctx.cancel.check();
        ++imported.rows;
        auto line = cells.read(row) ? std::nullopt : read_line(cells.cells());
        if (!line) {
            reject_row(rejects, options, row.bytes, row.line, "damaged", "no entry of a list");
            continue;
        }
        lines.push_back(std::move(*line));
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Line& a, const Line& b) { return a.key() < b.key(); });
    for (const Match& match : find_matches(ctx, session.base(), key, lines)) {
        Line& line = lines[match.line];
        for (const std::string_view channel : line.channels) {
            line.is_new = writer.add(match.value, channel) || line.is_new;
        }
    }
    for (const Line& line : lines) {
        ++(!line.is_found ? imported.unmatched : line.is_new ? imported.added : imported.known);
    }
    if (!session.dry_run()) {
        rejects.commit();
        imported.rejects_path = rejects.path();
    }
    imported.rejected = rejects.count();
    return imported;
}

} // namespace bdd::flows
