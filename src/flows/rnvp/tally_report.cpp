#include "flows/rnvp/tally_report.hpp"

#include "flows/base_session.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/report/table.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace bdd::flows {

namespace {

constexpr std::array<rnvp::Status, 5> k_statuses = {rnvp::Status::valid, rnvp::Status::corrected,
                                                    rnvp::Status::partial, rnvp::Status::ambiguous,
                                                    rnvp::Status::rejected};
constexpr std::size_t k_most_codes = 20;
constexpr std::size_t k_most_towns = 20;
constexpr std::size_t k_lines = 7;

std::string count(std::uint64_t n) {
    return count_text(static_cast<std::int64_t>(n));
}

std::string share(std::uint64_t n, std::uint64_t all) {
    return all == 0
               ? "-"
               : fmt::format("{:.1f} %", 100.0 * static_cast<double>(n) / static_cast<double>(all));
}

std::string counted_table(std::string title,
                          const std::vector<std::pair<std::string, std::uint64_t>>& rows,
                          std::uint64_t all, std::size_t width) {
    if (rows.empty()) {
        return {};
    }
    report::TextTable table({{std::move(title), report::Align::left},
                             {_("addresses"), report::Align::right},
                             {_("share"), report::Align::right}});
    for (const auto& [name, n] : rows) {
        table.add_row({name, count(n), share(n, all)});
    }
    return table.render(width) + "\n";
}

std::vector<std::pair<std::string, std::uint64_t>> statuses(const AddressTally& tally) {
    std::vector<std::pair<std::string, std::uint64_t>> rows;
    for (const rnvp::Status status : k_statuses) {
        rows.emplace_back(rnvp::name(status), tally.of_status(status));
    }
    return rows;
}

std::vector<std::pair<std::string, std::uint64_t>> reasons(const AddressTally& tally) {
    std::vector<std::pair<std::string, std::uint64_t>> rows;
    for (std::size_t i = 0; i < rnvp::k_reasons; ++i) {
        const auto reason = static_cast<rnvp::Reason>(i);
        if (tally.of_reason(reason) > 0) {
            rows.emplace_back(rnvp::name(reason), tally.of_reason(reason));
        }
    }
    return rows;
}

std::vector<std::pair<std::string, std::uint64_t>> lines(const AddressTally& tally) {
    std::vector<std::pair<std::string, std::uint64_t>> rows;
    for (std::size_t line = 1; line <= k_lines; ++line) {
        if (tally.corrected_line(line) > 0) {
            rows.emplace_back(text_of(_("line {0}"), line), tally.corrected_line(line));
        }
    }
    return rows;
}

std::vector<std::pair<std::string, std::uint64_t>> codes(const AddressTally& tally) {
    auto rows = tally.codes();
    rows.resize(std::min(rows.size(), k_most_codes));
    return rows;
}

nlohmann::ordered_json object_of(const std::vector<std::pair<std::string, std::uint64_t>>& rows) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const auto& [name, n] : rows) {
        object[name] = n;
    }
    return object;
}

} // namespace

std::string tally_text(const AddressTally& tally, std::size_t width) {
    const std::uint64_t all = tally.addresses();
    std::string out = counted_table(_("status"), statuses(tally), all, width);
    out += counted_table(_("code"), codes(tally), all, width);
    out += counted_table(_("corrected"), lines(tally), all, width);
    out += counted_table(_("reason"), reasons(tally), all, width);
    out += counted_table(_("no town found for"), tally.unresolved(k_most_towns), all, width);
    if (!out.empty()) {
        out.pop_back();
    }
    return out;
}

nlohmann::ordered_json tally_json(const AddressTally& tally) {
    return {{"addresses", tally.addresses()},
            {"mailable", tally.mailable()},
            {"statuses", object_of(statuses(tally))},
            {"codes", object_of(tally.codes())},
            {"corrected_lines", object_of(lines(tally))},
            {"reasons", object_of(reasons(tally))},
            {"unresolved_towns", object_of(tally.unresolved(k_most_towns))}};
}

std::string status_line(const AddressTally& tally) {
    std::string out;
    for (const auto& [name, n] : statuses(tally)) {
        if (n > 0) {
            out += out.empty() ? "" : ", ";
            out += name + ' ' + count(n);
        }
    }
    return out;
}

} // namespace bdd::flows
