#include "flows/rnvp/router_file.hpp"

#include "flows/rnvp/letter_lines.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/storage/mail_reader.hpp>

#include <array>
#include <string_view>

namespace bdd::flows {

namespace {

constexpr std::array<std::string_view, 12> k_columns = {
    "REF", "L1", "L2", "L3", "L4", "L5", "L6", "L7", "CP", "VILLE", "PAYS", "CODE_CAMPAGNE"};
constexpr std::size_t k_flush_bytes = std::size_t{256} << 10U;
constexpr std::uint64_t k_rows_per_poll = 4096;

/// Rows of one file.
class RouterOutput {
public:
    RouterOutput(OutputSink* sink, const io::CsvStyle& style)
        : m_sink(sink)
        , m_writer(style) {}

    template <typename Cells>
    void row(const Cells& cells) {
        if (m_sink == nullptr) {
            return;
        }
        for (const auto& cell : cells) {
            m_writer.cell(cell);
        }
        m_writer.end_row();
        if (m_writer.buffer().size() >= k_flush_bytes) {
            flush();
        }
    }
    void finish() {
        if (m_sink != nullptr) {
            flush();
        }
    }
    [[nodiscard]] bool is_open() const noexcept { return m_is_open; }
    [[nodiscard]] std::uint64_t replaced() const noexcept { return m_writer.replaced(); }

private:
    void flush() {
        m_is_open = m_sink->write(m_writer.buffer()) && m_is_open;
        m_writer.clear();
    }

    OutputSink* m_sink;
    io::CsvWriter m_writer;
    bool m_is_open = true;
};

/// Why no letter can go to a contact; empty when one can.
std::string reason_of(const storage::MailRow& row) {
    if (!row.has_address) {
        return "no_address";
    }
    if (!row.stop.empty()) {
        return std::string(k_returned) + std::string(row.stop);
    }
    if (!row.is_normalized) {
        return "not_normalised";
    }
    return row.is_mailable ? std::string() : "not_mailable_" + std::string(row.code);
}

/// The gate's word comes first, but for addresses: of them the row tells more.
std::string reason_of(const storage::MailRow& row, const GuardedExport& guarded) {
    using protect::Reason;
    const Reason reason = guarded.permit(row.contact) ? Reason::none : guarded.reason(row.contact);
    const bool is_of_address = reason == Reason::no_address || reason == Reason::address_dead;
    if (reason != Reason::none && !is_of_address) {
        return std::string(keyword(reason));
    }
    const std::string of_row = reason_of(row);
    return of_row.empty() && is_of_address ? std::string(keyword(reason)) : of_row;
}

} // namespace

RouterResult write_router_file(cli::Context& ctx, GuardedExport& guarded,
                               const RouterRequest& request) {
    RouterResult result;
    RouterOutput letters(request.sink, request.style);
    RouterOutput left_out(request.left_out, request.style);
    letters.row(k_columns);
    left_out.row(std::array<std::string_view, 4>{"REF", "L6", "CODE_RNVP", "RAISON"});
    std::uint64_t seen = 0;
    storage::each_mail_row(guarded.base(), [&](const storage::MailRow& row) {
        if (++seen % k_rows_per_poll == 0) {
            ctx.cancel.check();
        }
        const std::string ref = uid_of(row.contact);
        if (const std::string reason = reason_of(row, guarded); !reason.empty()) {
            ++result.left_out[reason];
            left_out.row(std::array<std::string_view, 4>{ref, row.line_6, row.code, reason});
            return true;
        }
        guarded.wrote(guarded.permit(row.contact).value());
        ++result.letters;
        const rnvp::FirstLines first = first_lines_of(row);
        letters.row(std::array<std::string_view, 12>{
            ref, first.lines[0], first.lines[1], first.lines[2], row.line_4, row.line_5, row.line_6,
            row.line_7, row.postcode, row.town, row.line_7, request.campaign});
        return letters.is_open();
    });
    letters.finish();
    left_out.finish();
    result.replaced_signs = letters.replaced();
    return result;
}

} // namespace bdd::flows
