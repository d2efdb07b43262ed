/** 终端里 `scorecast goal` 的文字。 */
export const goalZh = {
  "goal.budget": "--budget 不能是“{text}”：请写金额（元），如 20000。",
  "goal.no-target":
    '没有目标：请加 --target "P(total >= 80 on 2026-11-11) >= 0.8"，或在方案文件的 goal 里写 target。',
  "goal.lever-part":
    "--lever “{text}”里的“{part}”看不懂；可写 ID:2026-10-08..2026-10-20,dose=0.5..1,once=2000,perDay=150,perOrder=0.2,ramp=7d,adherence=0.9,effect=0.3..0.6,product=编号。",
  "goal.met":
    "什么都不用做：照现在的做法，{question}的机会已有 {chance}（{low}–{high}），目标是 {asked}。花费 0 元。",
  "goal.reached":
    "最省钱的计划：{count} 项措施，预计花 {cost} 元，{question}的机会 {chance}（{low}–{high}），目标是 {asked}；照现在这样是 {before}。",
  "goal.reached-unpriced":
    "用最少的措施：{count} 项，{question}的机会 {chance}（{low}–{high}），目标是 {asked}；照现在这样是 {before}。没有写花费，所以比的是项数，不是钱。",
  "goal.over-budget":
    "{budget} 元以内达不到。预算内最好的计划花 {cost} 元，{question}的机会 {chance}（{low}–{high}），目标是 {asked}；要达到，最省的计划约需 {beyond} 元。",
  "goal.unreachable":
    "达不到：把有用的措施全部用足，{question}的机会也只有 {strongest}（{strongestLow}–{strongestHigh}），目标是 {asked}。",
  "goal.best": "能做到的最好：{cost} 元，机会 {chance}（{low}–{high}）；照现在这样是 {before}。",
  "goal.best-unpriced":
    "能做到的最好：{count} 项措施，机会 {chance}（{low}–{high}）；照现在这样是 {before}。",
  "goal.undecided":
    "还分不出：最好的计划机会是 {chance}（{low}–{high}），目标 {asked} 落在误差之内。请把 --replications 加大再算。",
  "goal.facts": "{name}，规则 {rules}，{start} 起推演 {days} 天；搜索 {search} 次，定案 {fresh} 次",
  "goal.plan": "计划",
  "goal.nothing": "不采取任何措施。",
  "goal.measure": "措施",
  "goal.dose": "力度",
  "goal.from": "开始",
  "goal.cost": "预计花费",
  "goal.split": "其中",
  "goal.split-parts": "一次性 {once}，按天 {perDay}，按单 {perOrder}",
  "goal.yuan": "{amount} 元",
  "goal.others": "其他措施的计划",
  "goal.beyond": "不看预算，最省的计划",
  "goal.chance": "机会",
  "goal.against": "与上面的计划比",
  "goal.near-cost": "几乎一样便宜",
  "goal.dearer": "贵 {share}",
  "goal.more-measures": "多 {count} 项",
  "goal.same-count": "同样多",
  "goal.tied": "机会分不出高下",
  "goal.likelier": "机会高 {points} 个百分点",
  "goal.less-likely": "机会低 {points} 个百分点",
  "goal.ranged": "{value}（{low}–{high}）",
  "goal.room": "卡在哪里",
  "goal.bind.budget": "预算已经用满，再多才够。",
  "goal.bind.highest-dose": "{lever}：力度已到上限。",
  "goal.bind.lowest-dose": "{lever}：力度已到下限，再低更省。",
  "goal.bind.earliest": "{lever}：已是最早的开始日。",
  "goal.bind.latest": "{lever}：已是最晚的开始日，再晚更省。",
  "goal.bind.exclusive": "{lever}与{other}互斥，只能取其一。",
  "goal.bind.none": "没有碰到任何上下限。",
  "goal.unspent": "预算还剩 {amount} 元。",
  "goal.next":
    "下一笔钱最值得花在{lever}（力度 {dose}，{from} 起）：{money} 元换 {points} 个百分点（{low} 至 {high}），约每 {unit} 元 {rate} 个百分点。",
  "goal.no-next": "再花钱也看不出能提高机会。",
  "goal.latest-plan": "照这个计划，最晚 {day} 动手还来得及。",
  "goal.latest-plan-late": "照这个计划，一天都不能再等。",
  "goal.latest-strongest": "有用的措施全部用足，最晚 {day} 动手还来得及。",
  "goal.offered": "每项措施单独用足、从最早那天起",
  "goal.gain": "平均好多少",
  "goal.alone": "机会",
  "goal.verdict": "判断",
  "goal.verdict.helps": "有用",
  "goal.verdict.changes-nothing": "对目标没有任何影响",
  "goal.verdict.does-not-help": "看不出有用",
  "goal.verdict.left-out": "有用，因措施太多未列入计划",
  "goal.gain-error": "{gain}（±{error}）",
  "goal.more-offered": "另有 {count} 项，见 -o 文件。",
  "goal.curse":
    "挑出来的计划在挑选它的那批未来里总显得好一些：那里是 {searched}，换一批没参与挑选的未来是 {fresh}。上面写的都是后者。",
  "goal.aim": "搜索时瞄准 {aim}，比目标高一点，好让换一批未来、取误差下限也不低于目标。",
  "goal.effects": "措施的效果多为假设（估）；请用自己店铺的试行结果写 effect。花费算到 {end}，由你给出。",
  "goal.effects-unpriced":
    "措施的效果多为假设（估）；请用自己店铺的试行结果写 effect。写上花费（cost）才能比出谁最省钱。",
  "goal.no-batch": "--batch “{text}”：记录里没有这批货的差评、退货等坏事件；请核对商品编号或日期。",
  "goal.asked": "反过来问（按规则从记录精确算出，不靠推演{mark}）",
  "goal.mark": "；{mark}",
  "goal.orders":
    "再来 {today} 个样样都好的订单（当即揽收、次日签收、五星好评），今天就到 {threshold} 分；分 {days} 天来、同时旧记录照常滚出，要 {rolled} 个。",
  "goal.orders-none": "多少个好订单都够不到（别的维度卡住了）",
  "goal.orders-there":
    "今天的分数已经到 {threshold}；若旧记录照常滚出、此外什么也不来，{days} 天里要 {rolled} 个好订单才守得住。",
  "goal.review":
    "今天多一条一星差评，扣 {points} 分（显示 {displayed}）；从 {from} 计到 {until}，要 {orders} 个好订单才补得回来。",
  "goal.review-free": "今天多一条一星差评不改变分数。",
  "goal.product": "商品 {product}",
  "goal.days": "{from} 至 {to}",
  "goal.batch":
    "{what}的 {events} 个坏事件今天共扣 {points} 分；{half} 起影响减到一半以下，{gone} 起全部滚出。",
  "goal.batch-free": "{what}的 {events} 个坏事件今天不影响总分（去掉它们，分数也不变）；{gone} 起全部滚出。",
  "goal.batch-none": "没有哪个商品的坏事件多于它的订单占比；可用 --batch 指定商品或日期。",
  "goal.file": "由 scorecast goal 得出：{target}。scorecast compare 本文件可重算出同样的数字。",
  "goal.file-options": "重算时请加上同样的 {options}",
  "goal.note.title": "怎么看",
} as const;
