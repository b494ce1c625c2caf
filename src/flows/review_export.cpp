#include "flows/review_export.hpp"

#include "flows/contact_output.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/fields/phone.hpp>

#include <fmt/format.h>

namespace bdd::flows {

namespace {

void write_header(io::CsvWriter& writer) {
    writer.cell("verdict");
    writer.cell("probability");
    const auto both = [&](std::string_view name) {
        writer.cell(std::string(name) + "_a");
        writer.cell(std::string(name) + "_b");
    };
    for (std::size_t i = 0; i < k_review_fields; ++i) {
        both(key(static_cast<ReviewField>(i)));
    }
    both("contact");
    both("record");
    writer.end_row();
}

void write_item(io::CsvWriter& writer, const ReviewItem& item, bool national_phones) {
    writer.cell({});
    writer.cell(fmt::format("{:.3f}", item.probability));
    for (std::size_t i = 0; i < k_review_fields; ++i) {
        const auto field = static_cast<ReviewField>(i);
        const bool phone = field == ReviewField::phone || field == ReviewField::mobile;
        for (const ReviewSide* side : {&item.a, &item.b}) {
            const std::string& cell = (*side)[field];
            writer.cell(national_phones && phone && !cell.empty() ? fields::national_form(cell)
                                                                  : cell);
        }
    }
    writer.cell(uid_of(item.a.contact));
    writer.cell(uid_of(item.b.contact));
    writer.cell(std::to_string(item.a.record.value));
    writer.cell(std::to_string(item.b.record.value));
    writer.end_row();
}

} // namespace

ReviewExport write_review(cli::Context& ctx, storage::Database& base,
                          std::span<const storage::ReviewPair> queue, bool excel_fr,
                          OutputSink& sink) {
    ReviewExport result;
    io::CsvWriter writer(excel_fr ? k_excel_fr : io::CsvStyle{});
    write_header(writer);
    ReviewSides sides(base);
    bool open = true;
    for (const storage::ReviewPair& pair : queue) {
        if (const auto item = sides.find(pair)) {
            write_item(writer, *item, excel_fr);
            ++result.pairs;
        }
        if (writer.buffer().size() >= ContactOutput::k_flush_bytes) {
            ctx.cancel.check();
            open = sink.write(writer.buffer());
            writer.clear();
        }
        if (!open) {
            break;
        }
    }
    if (open) {
        sink.write(writer.buffer());
        sink.commit();
    }
    result.escaped = writer.escaped();
    return result;
}

} // namespace bdd::flows
