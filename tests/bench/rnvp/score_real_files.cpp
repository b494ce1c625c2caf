#include "evaluation.hpp"
#include "flows/rnvp/address_columns.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/core/text.hpp>
#include <bdd/rnvp/normalizer.hpp>

#include <algorithm>

namespace bdd::bench {

namespace {

/// The cells of an address, kept.
struct KeptAddress {
    std::vector<std::string> cells;
    std::string postcode;
    std::string town;
    std::string country;
};

std::vector<KeptAddress> read_addresses(const std::string& path) {
    const flows::TabularInput input(path, {}, {});
    flows::AddressColumns columns(input, {});
    flows::RowDecoder decoder(input.encoding.encoding);
    io::CsvReader reader = input.open_rows();
    io::CsvRow row;
    std::vector<KeptAddress> kept;
    while (reader.read(row)) {
        if (!decoder.decode(row)) {
            continue;
        }
        const rnvp::RawAddress& raw = columns.read(decoder.cells());
        KeptAddress& one = kept.emplace_back();
        one.cells.assign(raw.cells.begin(), raw.cells.end());
        one.postcode = raw.postcode;
        one.town = raw.town;
        one.country = raw.country;
    }
    return kept;
}

rnvp::RawAddress raw_of(const KeptAddress& kept) {
    rnvp::RawAddress raw;
    raw.cells.assign(kept.cells.begin(), kept.cells.end());
    raw.postcode = kept.postcode;
    raw.town = kept.town;
    raw.country = kept.country;
    return raw;
}

} // namespace

std::vector<Score> score_real_file(const rnvp::Normalizer& normalizer, const std::string& path,
                                   double& per_second) {
    const std::string name = path.substr(path.rfind('/') + 1);
    const std::vector<KeptAddress> addresses = read_addresses(path);
    Score found{name + ": postcode and town validated", 0, 0, {}};
    const double start = steady_seconds();
    std::vector<rnvp::MailAddress> results;
    results.reserve(addresses.size());
    for (const KeptAddress& kept : addresses) {
        results.push_back(normalizer.normalize(raw_of(kept)));
    }
    per_second = static_cast<double>(addresses.size()) / (steady_seconds() - start);
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < results.size(); ++i) {
        found.add(results[i].code.town != '8' && results[i].code.town != '9', [&] {
            return addresses[i].postcode + " " + addresses[i].town + " | | " +
                   results[i].code.text() + " " + lines_text(results[i]);
        });
    }
    Score lengths{name + ": no line over 38 signs", 0, 0, {}};
    for (const rnvp::MailAddress& result : results) {
        lengths.add(
            std::all_of(result.lines.begin(), result.lines.end(),
                        [](const std::string& line) { return text::display_width(line) <= 38; }),
            [&] { return lines_text(result); });
    }
    Score given_back{name + ": the result given back gives the same", 0, 0, {}};
    for (std::size_t i = 0; i < results.size(); ++i) {
        add_given_back(given_back, normalizer, results[i],
                       text::join(addresses[i].cells, " | ") + " | " + addresses[i].postcode + ' ' +
                           addresses[i].town);
    }
    Score shuffled{name + ": not valid with the town of another row", 0, 0, {}};
    constexpr std::size_t k_most = 10'000;
    const std::size_t count = std::min(addresses.size(), k_most);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t other = (i * 7919 + 4973) % count;
        if (addresses[i].town == addresses[other].town) {
            continue;
        }
        rnvp::RawAddress raw = raw_of(addresses[i]);
        raw.town = addresses[other].town;
        const rnvp::MailAddress result = normalizer.normalize(raw);
        const bool is_checked = result.code.town == '0' || result.code.town == '1';
        shuffled.add(!is_checked, [&] {
            return addresses[i].postcode + " " + addresses[other].town + " | | " +
                   result.code.text() + " " + lines_text(result);
        });
    }
    return {found, lengths, shuffled, given_back};
}

} // namespace bdd::bench
