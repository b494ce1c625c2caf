#include "flows/returns/returned_mail.hpp"

#include "flows/base_session.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/report/table.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bdd::flows {

namespace {

using fields::ReturnMotive;

std::string count(std::uint64_t n) {
    return count_text(static_cast<std::int64_t>(n));
}

std::uint64_t stopped_by(const ReturnedMail& mail, ReturnMotive motive) noexcept {
    std::uint64_t stopped = 0;
    for (const storage::MotiveReturns& row : mail.motives) {
        stopped += row.motive == motive ? row.stopped : 0;
    }
    return stopped;
}

double cost_of(std::uint64_t pieces, double price) noexcept {
    return static_cast<double>(pieces) * price;
}

double rate_of(const storage::SourceReturns& source) noexcept {
    return source.contacts == 0
               ? 0
               : static_cast<double>(source.returned) / static_cast<double>(source.contacts);
}

} // namespace

std::uint64_t ReturnedMail::pieces() const noexcept {
    std::uint64_t pieces = 0;
    for (const storage::MotiveReturns& row : motives) {
        pieces += row.pieces;
    }
    return pieces;
}

std::uint64_t ReturnedMail::to_review() const noexcept {
    return stopped_by(*this, ReturnMotive::unknown);
}

std::uint64_t ReturnedMail::oppositions() const noexcept {
    return stopped_by(*this, ReturnMotive::refused);
}

ReturnedMail count_returned_mail(storage::Database& base, std::optional<model::RunId> run) {
    storage::ReturnReader reader(base);
    return {reader.by_motive(run), reader.by_source(), reader.stopped(run)};
}

std::string euros(double amount) {
    return fmt::format("{:.2f} €", amount);
}

std::string returned_mail_text(const ReturnedMail& mail, double price, std::size_t width) {
    if (mail.motives.empty()) {
        return {};
    }
    report::TextTable motives({{_("returned mail"), report::Align::left},
                               {_("pieces"), report::Align::right},
                               {_("contacts"), report::Align::right},
                               {_("no letters"), report::Align::right}});
    for (const storage::MotiveReturns& row : mail.motives) {
        motives.add_row({std::string(fields::describe(row.motive)), count(row.pieces),
                         count(row.contacts), count(row.stopped)});
    }
    report::TextTable sources({{_("source"), report::Align::left},
                               {_("with an address"), report::Align::right},
                               {_("came back"), report::Align::right},
                               {_("rate"), report::Align::right},
                               {_("pieces"), report::Align::right},
                               {_("cost"), report::Align::right}});
    for (const storage::SourceReturns& row : mail.sources) {
        sources.add_row({row.source, count(row.contacts), count(row.returned),
                         row.contacts == 0 ? "-" : fmt::format("{:.1f} %", 100 * rate_of(row)),
                         count(row.pieces), euros(cost_of(row.pieces, price))});
    }
    return motives.render(width) + "\n" + sources.render(width);
}

nlohmann::ordered_json returned_mail_json(const ReturnedMail& mail, double price) {
    nlohmann::ordered_json json{{"pieces", mail.pieces()},
                                {"cost", cost_of(mail.pieces(), price)},
                                {"stopped", mail.stopped},
                                {"to_review", mail.to_review()},
                                {"oppositions_pending", mail.oppositions()}};
    json["motives"] = nlohmann::ordered_json::object();
    for (const storage::MotiveReturns& row : mail.motives) {
        json["motives"][std::string(fields::keyword(row.motive))] = {
            {"pieces", row.pieces}, {"contacts", row.contacts}, {"stopped", row.stopped}};
    }
    json["sources"] = nlohmann::ordered_json::array();
    for (const storage::SourceReturns& row : mail.sources) {
        json["sources"].push_back({{"source", row.source},
                                   {"contacts", row.contacts},
                                   {"returned", row.returned},
                                   {"rate", rate_of(row)},
                                   {"pieces", row.pieces},
                                   {"cost", cost_of(row.pieces, price)}});
    }
    return json;
}

} // namespace bdd::flows
